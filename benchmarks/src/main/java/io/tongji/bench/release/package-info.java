/** Measures what a release costs, and what it suppresses. */
@NullMarked
package io.tongji.bench.release;

import org.jspecify.annotations.NullMarked;
