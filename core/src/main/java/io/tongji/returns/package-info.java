/**
 * What respondents and the register say: forms, revisions, hard rules. Must not know totals or
 * Kafka.
 */
@NullMarked
package io.tongji.returns;

import org.jspecify.annotations.NullMarked;
