/** The hooks into Kafka Streams and the shape of the pipeline. */
@NullMarked
package io.tongji.pipeline;

import org.jspecify.annotations.NullMarked;
