/**
 * Excel workbooks as rows of text, and what is wrong with such a file before it does harm. Uses
 * {@code ingest.sheet}; must not know forms, rules and topics.
 */
@NullMarked
package io.tongji.ingest.workbook;

import org.jspecify.annotations.NullMarked;
