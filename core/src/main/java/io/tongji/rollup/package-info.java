/**
 * The totals of every cell, exactly and incrementally: from what units contribute to aggregates
 * with their bases and growth. Must not know Kafka and single returns.
 */
@NullMarked
package io.tongji.rollup;

import org.jspecify.annotations.NullMarked;
