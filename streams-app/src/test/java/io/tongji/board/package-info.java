/** Tests of {@link io.tongji.board}. */
@NullMarked
package io.tongji.board;

import org.jspecify.annotations.NullMarked;
