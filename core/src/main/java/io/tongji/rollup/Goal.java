package io.tongji.rollup;

import io.tongji.measure.Schedule;

/**
 * A year's target, as it stands in one of its months.
 *
 * @param amount in the indicator's smallest unit
 * @param schedule how much of it is due by when
 */
public record Goal(long amount, Schedule schedule) {}
