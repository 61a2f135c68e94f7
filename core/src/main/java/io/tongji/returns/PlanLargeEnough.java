package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H8: the plan of a project is not below the size from which projects report.
 *
 * @param slot of the planned total
 * @param least in whole yuan
 */
record PlanLargeEnough(int slot, long least) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Figures figures = handedIn.figures();
    return !figures.has(slot) || figures.get(slot) >= least
        ? null
        : new Rejection(Reason.SMALL_PLAN, "plan_total", Long.toString(figures.get(slot)));
  }

  @Override
  public List<String> columns() {
    return List.of("plan_total");
  }
}
