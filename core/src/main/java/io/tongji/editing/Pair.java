package io.tongji.editing;

/**
 * A unit's cumulative of a month and of the year before, without the unit: what a stratum is made
 * of.
 *
 * @param month index of the month
 * @param division of the unit in that month, two digits
 * @param now the cumulative
 * @param before the one of a year before, 0 if it is not known
 */
public record Pair(int month, String division, long now, long before) {}
