/**
 * Workbooks of Office Open XML (.xlsx): cells as people see them, and what is wrong with a file
 * before it does harm. Must not know forms, rules or topics.
 */
@NullMarked
package io.tongji.ingest.workbook;

import org.jspecify.annotations.NullMarked;
