/**
 * The headline paragraph of the work report, written from figures. Must not know Kafka and Avro.
 */
@NullMarked
package io.tongji.report;

import org.jspecify.annotations.NullMarked;
