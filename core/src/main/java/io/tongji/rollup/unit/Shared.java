package io.tongji.rollup.unit;

import java.util.HashMap;
import java.util.Map;

/**
 * One instance for equal values: a value that thousands of units have in common, such as a place,
 * is kept once. Of one thread.
 */
public final class Shared {

  private final Map<Object, Object> firsts = new HashMap<>();

  /** The first value that equals this one; both must be of the same class. */
  @SuppressWarnings("unchecked")
  public <T> T one(T value) {
    return (T) firsts.computeIfAbsent(value, first -> first);
  }
}
