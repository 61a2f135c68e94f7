/**
 * What all commands share: options, progress on standard error, messages, exit codes, and shutdown.
 * It must not know any command.
 */
@NullMarked
package io.tongji.app.terminal;

import org.jspecify.annotations.NullMarked;
