/** Workbooks of clerks, sound ones and harmful ones. */
@NullMarked
package io.tongji.ingest.workbook;

import org.jspecify.annotations.NullMarked;
