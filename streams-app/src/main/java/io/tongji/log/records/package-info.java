/**
 * The conversion between Avro records of the input topics and values of the domain. Must not know
 * the pipeline, metrics or commands.
 */
@NullMarked
package io.tongji.log.records;

import org.jspecify.annotations.NullMarked;
