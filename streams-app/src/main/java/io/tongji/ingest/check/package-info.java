/**
 * Rows as returns, register records, targets and events: headings, amounts, periods, hard edits,
 * and the rows that are refused. Must not know topics.
 */
@NullMarked
package io.tongji.ingest.check;

import org.jspecify.annotations.NullMarked;
