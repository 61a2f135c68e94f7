/**
 * The conversion between Avro records of inputs, queries, refusals, verdicts and the catalogue, and
 * values of the domain. Must not know the pipeline, metrics or commands.
 */
@NullMarked
package io.tongji.log.records;

import org.jspecify.annotations.NullMarked;
