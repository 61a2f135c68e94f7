package io.tongji.ingest.check;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.ingest.sheet.Text;
import io.tongji.returns.Target;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import io.tongji.returns.edits.TargetEdits;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads targets, each in the unit that its row names. */
public final class TargetReader implements FormReader<Target> {

  private static final String PER_CENT = "%";
  private static final Pattern DIGIT_PER_CENT = Pattern.compile("^[^%]*\\d\\s*%$");

  private final Layout layout = Layout.of(Layout.TARGETS);
  private final Catalogue catalogue;
  private final TargetEdits rules;
  private final String unit;
  private final MeantCodes meant;

  /** Reads targets; the options' unit is that of rows that name none. */
  public TargetReader(FeedOptions options, Catalogue catalogue) {
    options.refusePeriod(Layout.TARGETS);
    this.catalogue = catalogue;
    this.meant = new MeantCodes(catalogue);
    this.rules = new TargetEdits(catalogue);
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
            cells.whole("year", RejectionReason.BAD_YEAR));
    String inUnit = cells.text("unit").isEmpty() ? unit : cells.text("unit");
    boolean withdrawn = cells.yes("withdrawn");
    boolean mayBeNone = withdrawn || cells.wrong().concern("withdrawn");
    boolean none = mayBeNone && cells.text("target").isEmpty();
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

  /** Also with the sign behind it, as a cell in per cent shows it. */
  private static Long growth(Cells cells) {
    String written = Text.halfWidth(cells.required("target"));
    boolean signed = DIGIT_PER_CENT.matcher(written).find();
    return new Amounts(Target.GROWTH_SCALE, Long.MAX_VALUE)
        .read(signed ? written.replace(PER_CENT, "").strip() : written, "target", cells.wrong());
  }

  private long amount(Cells cells, String inUnit) {
    Indicator.Display display = display(cells);
    String cell = cells.required("target");
    if (inUnit.isEmpty()) {
      cells.refuse(RejectionReason.NO_VALUE, "unit", inUnit);
    }
    return amounts(cells, display, "unit", inUnit).read(cell, "target", cells.wrong());
  }

  /** In the unit that the row names for it, or else in the indicator's publishing unit. */
  private long base(Cells cells) {
    Indicator.Display display = display(cells);
    String written = cells.text("base_unit");
    String inUnit = written.isEmpty() && display != null ? display.unit() : written;
    return amounts(cells, display, "base_unit", inUnit)
        .read(cells.text("base"), "base", cells.wrong());
  }

  /** How the indicator is measured; null if there is no such indicator. */
  private Indicator.@Nullable Display display(Cells cells) {
    String code = cells.required("indicator");
    Indicator indicator = catalogue.indicator(code);
    if (indicator == null) {
      cells.refuse(RejectionReason.UNKNOWN_INDICATOR, "indicator", code);
      return null;
    }
    return indicator.display();
  }

  /** Amounts in the unit of a column; of no unit if it, or the indicator, is not known. */
  private static Amounts amounts(
      Cells cells, Indicator.@Nullable Display display, String column, String inUnit) {
    if (display == null || cells.wrong().concern(column)) {
      return Amounts.OF_NO_UNIT;
    }
    OptionalInt exponent = exponent(display, inUnit);
    if (exponent.isEmpty()) {
      cells.refuse(RejectionReason.UNKNOWN_UNIT, column, inUnit);
      return Amounts.OF_NO_UNIT;
    }
    return new Amounts(exponent.getAsInt() + display.scale(), Long.MAX_VALUE);
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
  public void check(Target handedIn, Rejections wrong) {
    rules.checkAll(handedIn, wrong);
  }

  @Override
  public Optional<MeantCodes.KnownCode> meant(Rejection refused) {
    return meant.of(refused);
  }
}
