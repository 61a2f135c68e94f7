/** Tests of calendar labels. */
@NullMarked
package io.tongji.period;

import org.jspecify.annotations.NullMarked;
