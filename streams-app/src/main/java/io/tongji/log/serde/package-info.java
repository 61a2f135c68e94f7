/**
 * Records to bytes and back: Avro in Confluent's wire format, by schemas of the registry. Must not
 * know topics or what records mean.
 */
@NullMarked
package io.tongji.log.serde;

import org.jspecify.annotations.NullMarked;
