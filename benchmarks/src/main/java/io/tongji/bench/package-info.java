/** The benchmarks' command line. */
@NullMarked
package io.tongji.bench;

import org.jspecify.annotations.NullMarked;
