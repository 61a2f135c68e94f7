/**
 * What all commands share: options, progress on standard error, messages and exit codes, and the
 * orderly end of a process. It must not know any command.
 */
@NullMarked
package io.tongji.app.terminal;

import org.jspecify.annotations.NullMarked;
