package io.tongji.feed;

/**
 * One of the files fed together, its header checked.
 *
 * @param number from 0
 * @param sheet the table in it
 * @param header its columns
 */
record Source(int number, Sheet sheet, Header header) {}
