/**
 * Avro and topics at the border: names, partitions, serdes, and the way between records and domain
 * values. Must not know stages, metrics or commands.
 */
@NullMarked
package io.tongji.log;

import org.jspecify.annotations.NullMarked;
