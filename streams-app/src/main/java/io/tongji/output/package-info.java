/**
 * What commands write: files that are written whole or not at all, workbooks, tables of text. Knows
 * nothing of what they hold.
 */
@NullMarked
package io.tongji.output;

import org.jspecify.annotations.NullMarked;
