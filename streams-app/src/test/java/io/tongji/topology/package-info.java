/** The hooks into Kafka Streams and the shape of the pipeline. */
@NullMarked
package io.tongji.topology;

import org.jspecify.annotations.NullMarked;
