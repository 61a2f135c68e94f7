/**
 * What statisticians may change without a programmer: indicators, areas, activities, themes. Must
 * not know returns, totals or Kafka.
 */
@NullMarked
package io.tongji.catalogue;

import org.jspecify.annotations.NullMarked;
