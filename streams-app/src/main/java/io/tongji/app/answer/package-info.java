/**
 * Answers of commands by a process that keeps the live figures: the console listens on a socket for
 * the commands of its own account.
 */
@NullMarked
package io.tongji.app.answer;

import org.jspecify.annotations.NullMarked;
