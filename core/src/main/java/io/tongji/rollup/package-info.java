/**
 * From a unit's returns to the totals of every cell, exactly and incrementally. Must not know
 * Kafka.
 */
@NullMarked
package io.tongji.rollup;

import org.jspecify.annotations.NullMarked;
