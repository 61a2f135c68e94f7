/**
 * The pipeline: stages, stores and sinks in reading order. Must not know configuration, metrics or
 * commands.
 */
@NullMarked
package io.tongji.pipeline;

import org.jspecify.annotations.NullMarked;
