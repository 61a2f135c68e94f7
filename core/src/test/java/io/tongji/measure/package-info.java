/** Tests of growth and rounding. */
@NullMarked
package io.tongji.measure;

import org.jspecify.annotations.NullMarked;
