/**
 * Compact bytes of the pipeline's own topics, which nobody else reads: contributions, pairs and
 * parameters.
 */
@NullMarked
package io.tongji.log.codec;

import org.jspecify.annotations.NullMarked;
