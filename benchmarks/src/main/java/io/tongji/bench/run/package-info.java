/**
 * Starts, watches and compares programs that compute the same figures. Uses {@code contend}, {@code
 * work} and {@code print}.
 */
@NullMarked
package io.tongji.bench.run;

import org.jspecify.annotations.NullMarked;
