package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Fingerprints.DerivableTarget;
import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.Suppression.Conflict;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One run over the candidates, which publishes each that gives no target away. */
final class Elimination {

  private final Table table;
  private final Targets targets;
  private final Kernel kernel;
  private final Fingerprints fingerprints;
  private final List<Conflict> conflicts = new ArrayList<>();

  /**
   * Nothing published yet but what everybody knows.
   *
   * @param unsafe whether a sum of two targets must not be known to anybody
   */
  Elimination(Table table, Targets targets, Predicate<Combination> unsafe) {
    this.table = table;
    this.targets = targets;
    this.kernel = new Kernel(table);
    this.fingerprints = new Fingerprints(targets, kernel, unsafe);
  }

  /**
   * Publishes candidates in their order.
   *
   * @param forced how many from the front are conflicts if they are not published
   * @param causes receives what became of each candidate
   */
  void publish(int[] candidates, int forced, Cause[] causes) {
    for (int i = 0; i < candidates.length; i++) {
      int cell = candidates[i];
      DerivableTarget leak = publish(table.cell(cell));
      if (leak == null) {
        causes[cell] = Cause.PUBLISHED;
      } else {
        causes[cell] =
            leak.joint() || targets.isJoint(leak.target())
                ? Cause.DERIVABLE_BY_INSIDER
                : Cause.DERIVABLE;
        if (i < forced) {
          conflicts.add(new Conflict(cell, targets.name(leak.target()), causes[cell]));
        }
      }
    }
  }

  private @Nullable DerivableTarget publish(int[] cell) {
    SparseRow form = kernel.reduce(cell);
    if (form.isZero()) {
      return null;
    }
    int pivot = kernel.pivot(form);
    DerivableTarget leak = fingerprints.leak(kernel, form, pivot);
    if (leak == null) {
      fingerprints.accept();
      kernel.bind(form, pivot);
    }
    return leak;
  }

  Kernel kernel() {
    return kernel;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  List<Conflict> conflicts() {
    return conflicts;
  }
}
