package io.tongji.sample;

/**
 * A firm's yearly figures on one form, in currency units.
 *
 * @param value what it reports for 2023
 * @param prior what it states in 2023 for 2022
 * @param own what it reported for 2022 itself
 * @param before what it stated in 2022 for 2021
 */
record Annual(long value, long prior, long own, long before) {}
