/**
 * What is asked of returns that were accepted: soft edits, outliers, unit errors, and their
 * parameters. Must not know totals of indicators or Kafka.
 */
@NullMarked
package io.tongji.editing;

import org.jspecify.annotations.NullMarked;
