/** Aggregates made by hand. */
@NullMarked
package io.tongji.rollup;

import org.jspecify.annotations.NullMarked;
