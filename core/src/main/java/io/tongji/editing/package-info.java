/**
 * What is asked of returns that were accepted: soft edits, outliers, unit errors, and what they
 * depend on. Must not know totals of indicators or Kafka.
 */
@NullMarked
package io.tongji.editing;

import org.jspecify.annotations.NullMarked;
