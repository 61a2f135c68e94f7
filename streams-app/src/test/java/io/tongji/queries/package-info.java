/** Tests of {@link io.tongji.queries}. */
@NullMarked
package io.tongji.queries;

import org.jspecify.annotations.NullMarked;
