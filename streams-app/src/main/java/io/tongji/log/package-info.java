/**
 * The one place that talks to Kafka and the registry: clients and readers, names and partitions of
 * topics, serdes, and the way between records and domain values. Must not know stages, metrics or
 * commands.
 */
@NullMarked
package io.tongji.log;

import org.jspecify.annotations.NullMarked;
