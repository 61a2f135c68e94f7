/** The rules of the design, each a test. */
@NullMarked
package io.tongji.ingest.workbook;

import org.jspecify.annotations.NullMarked;
