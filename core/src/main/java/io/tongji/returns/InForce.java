package io.tongji.returns;

/**
 * A record in force under the number that it has got.
 *
 * @param record the record as it was handed in
 * @param number of its revision or version, at least 1, though it may have stated none
 */
record InForce<T>(T record, int number) {}
