package io.tongji.disclosure.suppression;

/**
 * What is to be proved of a target: that its best upper bound is far enough from it.
 *
 * @param target the number of the target
 * @param protectedHolding the holding whose amount is protected
 * @param level the distance
 */
record Bound(int target, int measure, int protectedHolding, long level) {}
