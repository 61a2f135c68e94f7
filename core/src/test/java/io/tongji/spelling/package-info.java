/** Words that were meant. */
@NullMarked
package io.tongji.spelling;

import org.jspecify.annotations.NullMarked;
