/** Tongji's entry point; it must not hold anything but the choice of a command. */
@NullMarked
package io.tongji;

import org.jspecify.annotations.NullMarked;
