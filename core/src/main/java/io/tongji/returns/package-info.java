/**
 * What respondents and the register say, and which of it is in force. Must not know edits, totals
 * or Kafka.
 */
@NullMarked
package io.tongji.returns;

import org.jspecify.annotations.NullMarked;
