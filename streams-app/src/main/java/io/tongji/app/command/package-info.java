/**
 * The commands that users type, with their options, messages and exit codes. It must not know how
 * anything they ask for is done. Those of operators are in {@code operate}, those of releases in
 * {@code release}.
 */
@NullMarked
package io.tongji.app.command;

import org.jspecify.annotations.NullMarked;
