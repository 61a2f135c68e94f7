/**
 * The topics of aggregates and vintages, and the conversion between their Avro records and the
 * aggregates of the domain.
 */
@NullMarked
package io.tongji.log.aggregates;

import org.jspecify.annotations.NullMarked;
