package io.tongji.returns;

import java.util.ArrayList;
import java.util.List;

/**
 * All that is wrong with one record: of each field the first thing that was found, in the order of
 * finding.
 */
public final class Rejections {

  private final List<Rejection> found = new ArrayList<>(0);

  /** Notes what is wrong with a field, unless something is already. */
  public void add(Rejection rejection) {
    if (!concern(rejection.field())) {
      found.add(rejection);
    }
  }

  /** True if something is wrong with a field. */
  public boolean concern(String field) {
    for (Rejection rejection : found) {
      if (rejection.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  /** True if something is wrong with one of the fields. */
  boolean concernAny(List<String> fields) {
    return !found.isEmpty() && fields.stream().anyMatch(this::concern);
  }

  /** True if nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** What is wrong, in the order of finding. */
  public List<Rejection> list() {
    return List.copyOf(found);
  }
}
