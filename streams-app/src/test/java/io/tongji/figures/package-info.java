/** Tests of {@link io.tongji.figures}. */
@NullMarked
package io.tongji.figures;

import org.jspecify.annotations.NullMarked;
