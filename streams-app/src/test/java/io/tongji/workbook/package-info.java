/** The rules of the design, each a test. */
@NullMarked
package io.tongji.workbook;

import org.jspecify.annotations.NullMarked;
