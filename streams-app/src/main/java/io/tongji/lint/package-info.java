/**
 * Checks the figures of a text, against each other and against the aggregates. Uses {@code
 * lint.text}; must not know Kafka and Avro.
 */
@NullMarked
package io.tongji.lint;

import org.jspecify.annotations.NullMarked;
