/**
 * What a command reads once from the topics of a configuration: figures, returns, dead letters.
 * Must not know the command line.
 */
@NullMarked
package io.tongji.app.read;

import org.jspecify.annotations.NullMarked;
