/**
 * The published figures that export, board, report, explain and lint read: whole, chosen by area,
 * activity and period, rounded and worded. Must not know how figures are computed, nor commands.
 */
@NullMarked
package io.tongji.figures;

import org.jspecify.annotations.NullMarked;
