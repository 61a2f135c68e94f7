/**
 * What statisticians may change without a programmer: indicators, areas, activities, themes,
 * policies, the programme of publication. Must not know returns, totals and Kafka.
 */
@NullMarked
package io.tongji.catalogue;

import org.jspecify.annotations.NullMarked;
