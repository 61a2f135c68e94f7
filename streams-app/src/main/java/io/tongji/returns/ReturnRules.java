package io.tongji.returns;

import io.tongji.catalogue.AmountColumn;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.UnitKind;
import io.tongji.period.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hard rules of a return, which depend on the record and the catalogue alone. */
public final class ReturnRules {

  /** Largest absolute amount of one return, in yuan or US dollars: keeps every sum exact. */
  public static final long LARGEST = 10_000_000_000_000L;

  private static final int PROJECT_CODE_LENGTH = 40;

  private final Set<Form> withoutJanuary = EnumSet.noneOf(Form.class);

  /** Rules under a catalogue. */
  public ReturnRules(Catalogue catalogue) {
    for (Form form : Form.values()) {
      if (catalogue.withoutJanuary(form)) {
        withoutJanuary.add(form);
      }
    }
  }

  /** The first rule that the return breaks, if any. */
  public Optional<Rejection> check(Return handedIn) {
    Optional<Rejection> unit = checkUnit(handedIn.form().unitKind(), handedIn.unitId());
    if (unit.isPresent()) {
      return unit;
    }
    Month period = handedIn.period();
    if (period == null || !period.mayBeHandedIn()) {
      return refuse(Reason.BAD_PERIOD, "period", handedIn.periodText());
    }
    if (period.month() == 1 && withoutJanuary.contains(handedIn.form())) {
      return refuse(Reason.NO_JANUARY, "period", handedIn.periodText());
    }
    if (handedIn.revision() < 0) {
      return refuse(Reason.BAD_REVISION, "revision", Integer.toString(handedIn.revision()));
    }
    return handedIn.withdrawn() ? checkRange(handedIn) : checkAmounts(handedIn);
  }

  /** Checks the code that a kind of unit is named by. */
  static Optional<Rejection> checkUnit(UnitKind kind, String unitId) {
    if (kind == UnitKind.PROJECT) {
      boolean wrong =
          unitId.isEmpty()
              || unitId.length() > PROJECT_CODE_LENGTH
              || unitId
                  .chars()
                  .anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
      return wrong ? refuse(Reason.BAD_PROJECT_CODE, "unit_id", unitId) : Optional.empty();
    }
    return CreditCode.check(unitId).map(reason -> new Rejection(reason, "unit_id", unitId));
  }

  private static Optional<Rejection> checkAmounts(Return handedIn) {
    Figures figures = handedIn.figures();
    Form form = handedIn.form();
    int month = form.slot("month");
    if (!figures.has(Form.YTD) && (month < 0 || !figures.has(month))) {
      return refuse(Reason.NO_AMOUNT, "ytd", "");
    }
    Optional<Rejection> range = checkRange(handedIn);
    if (range.isPresent() || form != Form.INVESTMENT) {
      return range;
    }
    return checkComponents(figures, "").or(() -> checkComponents(figures, "prior_"));
  }

  private static Optional<Rejection> checkRange(Return handedIn) {
    List<AmountColumn> columns = handedIn.form().amounts();
    for (int slot = 0; slot < columns.size(); slot++) {
      long amount = handedIn.figures().get(slot);
      if (amount > LARGEST || amount < -LARGEST) {
        return refuse(Reason.AMOUNT_RANGE, columns.get(slot).name(), Long.toString(amount));
      }
    }
    return Optional.empty();
  }

  private static Optional<Rejection> checkComponents(Figures figures, String prior) {
    int total = Form.INVESTMENT.slot(prior + "ytd");
    long sum = 0;
    boolean given = false;
    for (int slot = total + 1; slot <= total + 4; slot++) {
      sum += figures.get(slot);
      given |= figures.has(slot);
    }
    if (!given || (figures.has(total) && sum == figures.get(total))) {
      return Optional.empty();
    }
    String stated = figures.has(total) ? Long.toString(figures.get(total)) : "";
    return refuse(Reason.COMPONENTS, prior + "ytd", stated);
  }

  private static Optional<Rejection> refuse(Reason reason, String field, String value) {
    return Optional.of(new Rejection(reason, field, value));
  }
}
