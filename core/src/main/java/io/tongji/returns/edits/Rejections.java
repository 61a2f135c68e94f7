package io.tongji.returns.edits;

import java.util.ArrayList;
import java.util.List;

/** The errors of one record: the first error of each field, in the order of finding. */
public final class Rejections {

  private final List<Rejection> found = new ArrayList<>(0);

  /** Adds an error of a field, unless it has one already. */
  public void add(Rejection rejection) {
    if (!concern(rejection.field())) {
      found.add(rejection);
    }
  }

  /** True if a field has an error. */
  public boolean concern(String field) {
    for (Rejection rejection : found) {
      if (rejection.field().equals(field)) {
        return true;
      }
    }
    return false;
  }

  /** True if one of the fields has an error. */
  boolean concernAny(List<String> fields) {
    return !found.isEmpty() && fields.stream().anyMatch(this::concern);
  }

  /** True if nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** The errors, in the order of finding. */
  public List<Rejection> list() {
    return List.copyOf(found);
  }
}
