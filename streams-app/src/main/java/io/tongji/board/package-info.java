/** The headline table in the terminal. */
@NullMarked
package io.tongji.board;

import org.jspecify.annotations.NullMarked;
