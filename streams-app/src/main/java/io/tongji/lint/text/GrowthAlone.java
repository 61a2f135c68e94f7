package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;

/**
 * A growth that a text states without the amount: 固定资产投资同比下降2.0%.
 *
 * @param place where its clause begins
 * @param name the words in front
 * @param indicator that it is of
 * @param scope of which period and area it is
 * @param growth as stated
 */
public record GrowthAlone(
    TextPlace place, String name, Indicator indicator, Scope scope, StatedGrowth growth) {}
