/** Tests of what one unit contributes. */
@NullMarked
package io.tongji.rollup.unit;

import org.jspecify.annotations.NullMarked;
