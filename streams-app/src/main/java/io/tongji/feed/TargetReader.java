package io.tongji.feed;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;
import io.tongji.returns.Target;
import io.tongji.returns.TargetRules;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads targets, each in the unit that its row names. */
final class TargetReader implements FormReader<Target> {

  private static final String PER_CENT = "%";

  private final Layout layout = Layout.of(Layout.TARGETS);
  private final Catalogue catalogue;
  private final TargetRules rules;
  private final String unit;

  /** Reads targets; the options' unit is that of rows that name none. */
  TargetReader(FeedOptions options, Catalogue catalogue) {
    options.refusePeriod(Layout.TARGETS);
    this.catalogue = catalogue;
    this.rules = new TargetRules(catalogue);
    this.unit = options.unit().orElse("");
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Target read(Cells cells) {
    Target.Key key =
        new Target.Key(
            cells.required("indicator"),
            Area.shortest(cells.required("area")),
            cells.whole("year", Reason.BAD_YEAR));
    String inUnit = cells.text("unit").isEmpty() ? unit : cells.text("unit");
    boolean withdrawn = cells.yes("withdrawn");
    boolean none = withdrawn && cells.text("target").isEmpty();
    boolean growth = !none && Text.halfWidth(inUnit).equals(PER_CENT);
    return new Target(
        key,
        none || growth ? 0 : amount(cells, inUnit),
        growth ? growth(cells) : null,
        none || cells.text("base").isEmpty() ? null : (Long) base(cells),
        inUnit,
        cells.revision("version"),
        withdrawn);
  }

  private static Long growth(Cells cells) {
    String cell = cells.required("target");
    return Amounts.read(cell, "target", Target.GROWTH_SCALE, Long.MAX_VALUE);
  }

  private long amount(Cells cells, String inUnit) {
    Indicator.Display display = display(cells);
    String cell = cells.required("target");
    if (inUnit.isEmpty()) {
      throw new BadCell(Reason.NO_VALUE, "unit", inUnit);
    }
    int exponent =
        exponent(display, inUnit)
            .orElseThrow(() -> new BadCell(Reason.UNKNOWN_UNIT, "unit", inUnit));
    return Amounts.read(cell, "target", exponent + display.scale(), Long.MAX_VALUE);
  }

  /** In the unit that the row names for it, or else in the indicator's publishing unit. */
  private long base(Cells cells) {
    Indicator.Display display = display(cells);
    String inUnit = cells.text("base_unit");
    int exponent =
        exponent(display, inUnit.isEmpty() ? display.unit() : inUnit)
            .orElseThrow(() -> new BadCell(Reason.UNKNOWN_UNIT, "base_unit", inUnit));
    return Amounts.read(cells.text("base"), "base", exponent + display.scale(), Long.MAX_VALUE);
  }

  private Indicator.Display display(Cells cells) {
    String code = cells.required("indicator");
    Indicator indicator = catalogue.indicator(code);
    if (indicator == null) {
      throw new BadCell(Reason.UNKNOWN_INDICATOR, "indicator", code);
    }
    return indicator.display();
  }

  /** The power of ten of a unit, if it fits what the indicator is measured in. */
  private static OptionalInt exponent(Indicator.Display display, String unit) {
    if (unit.equals(display.unit()) || unit.equals(display.unitEn())) {
      return OptionalInt.of(display.exponent());
    }
    if (unit.equals(display.currency())) {
      return OptionalInt.of(0);
    }
    return MoneyUnit.of(Text.halfWidth(unit))
        .filter(money -> money.currency().equals(display.currency()))
        .map(money -> OptionalInt.of(money.exponent()))
        .orElse(OptionalInt.empty());
  }

  @Override
  public Optional<Rejection> check(Target handedIn) {
    return rules.check(handedIn);
  }
}
