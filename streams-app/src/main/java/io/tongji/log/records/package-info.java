/**
 * The way between Avro records and the values of the domain. Must not know the pipeline, metrics or
 * commands.
 */
@NullMarked
package io.tongji.log.records;

import org.jspecify.annotations.NullMarked;
