/** Tests of {@link io.tongji.output}. */
@NullMarked
package io.tongji.output;

import org.jspecify.annotations.NullMarked;
