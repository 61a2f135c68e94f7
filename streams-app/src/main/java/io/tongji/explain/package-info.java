/**
 * How a figure came about, unit by unit, from the returns themselves: for the bureau's eyes only.
 * Must not know Kafka and Avro.
 */
@NullMarked
package io.tongji.explain;

import org.jspecify.annotations.NullMarked;
