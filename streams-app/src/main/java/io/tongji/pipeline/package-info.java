/**
 * The pipeline: its contents page, which says what each stage reads, keeps and writes. Must not
 * know configuration, metrics or commands.
 */
@NullMarked
package io.tongji.pipeline;

import org.jspecify.annotations.NullMarked;
