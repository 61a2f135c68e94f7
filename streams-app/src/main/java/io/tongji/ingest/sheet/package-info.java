/**
 * CSV files and Excel workbooks as rows of text: character sets, separators, cells as people see
 * them, and what is wrong with a file before it does harm. Must not know forms, rules or topics.
 */
@NullMarked
package io.tongji.ingest.sheet;

import org.jspecify.annotations.NullMarked;
