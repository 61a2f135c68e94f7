/**
 * CSV files as rows of text, and what files of every kind have in common: character sets,
 * separators, headings, cells as people see them. Must not know workbooks, forms, rules and topics.
 */
@NullMarked
package io.tongji.ingest.sheet;

import org.jspecify.annotations.NullMarked;
