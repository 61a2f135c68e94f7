package io.tongji.lint.text;

/**
 * A number of a text with a unit of measure or a sign of per cent, whether or not it was
 * understood.
 *
 * @param place where its digits begin
 * @param digits as printed, without sign and separators; of a Chinese numeral, its words
 * @param words of its clause up to the unit, at most some
 */
public record PrintedNumber(TextPlace place, String digits, String words) {}
