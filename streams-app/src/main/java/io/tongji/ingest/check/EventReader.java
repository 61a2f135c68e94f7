package io.tongji.ingest.check;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.TextUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import io.tongji.returns.edits.ReturnEdits;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads events: quantities in the unit that the row names, amounts in that of the form. */
public final class EventReader implements FormReader<Return> {

  private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

  private final Layout layout = Layout.of(Form.EVENT.code());
  private final Catalogue catalogue;
  private final ReturnEdits rules;
  private final Amounts amounts;
  private final Clock clock;
  private final MeantCodes meant;

  /** Reads amounts in the form's unit, unless the options name another one. */
  public EventReader(FeedOptions options, Catalogue catalogue) {
    options.refusePeriod(Form.EVENT.code());
    this.catalogue = catalogue;
    this.meant = new MeantCodes(catalogue);
    this.clock = options.clock();
    this.rules = new ReturnEdits(catalogue);
    this.amounts = ReturnReader.amounts(Form.EVENT, options);
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Return read(Cells cells) {
    String unitId = cells.requiredCode("unit_id");
    String written = cells.required("occurred_on");
    LocalDate day = day(written);
    TextUnit unit = unit(cells);
    EventFacts facts = facts(cells, unit);
    return new Return(
        Form.EVENT,
        unitId,
        day == null ? written : day.toString(),
        day == null ? null : Month.of(day.getYear(), day.getMonthValue()),
        cells.revision("revision"),
        cells.yes("withdrawn"),
        figures(cells, unit),
        ReturnReader.remarks(cells),
        facts);
  }

  private static EventFacts facts(Cells cells, @Nullable TextUnit unit) {
    String area = cells.textOrNull("area");
    String supersedes = cells.code("supersedes");
    return new EventFacts(
        cells.requiredCode("event_id"),
        cells.required("kind"),
        cells.required("status"),
        unit == null ? null : unit.currency(),
        area == null ? null : Area.shortest(area),
        supersedes.isEmpty() ? null : supersedes);
  }

  /** The unit of the quantity; null if there is no quantity, or no such unit. */
  private @Nullable TextUnit unit(Cells cells) {
    String written = cells.text("unit");
    boolean given = !cells.text("quantity").isEmpty() || cells.wrong().concern("quantity");
    TextUnit unit = given ? catalogue.units().find(written) : null;
    if (given && unit == null) {
      cells.refuse(RejectionReason.UNKNOWN_UNIT, "unit", written);
    }
    return unit;
  }

  private ReturnAmounts figures(Cells cells, @Nullable TextUnit unit) {
    ReturnAmounts figures = new ReturnAmounts(Form.EVENT);
    put(figures, cells, "quantity", unit == null ? Amounts.OF_NO_UNIT : quantities(unit));
    put(figures, cells, "amount", amounts);
    return figures;
  }

  private static Amounts quantities(TextUnit unit) {
    return new Amounts(unit.exponent() + Form.QUANTITY_SCALE, ReturnEdits.LARGEST);
  }

  private static void put(ReturnAmounts figures, Cells cells, String column, Amounts amounts) {
    String cell = cells.text(column);
    if (!cell.isEmpty()) {
      figures.put(Form.EVENT.slot(column), amounts.read(cell, column, cells.wrong()));
    }
  }

  private static @Nullable LocalDate day(String written) {
    Matcher matcher = DAY.matcher(Text.halfWidth(written));
    if (!matcher.matches()) {
      return null;
    }
    try {
      return LocalDate.of(
          Integer.parseInt(matcher.group(1)),
          Integer.parseInt(matcher.group(2)),
          Integer.parseInt(matcher.group(3)));
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  @Override
  public void check(Return handedIn, Rejections wrong) {
    rules.checkAll(handedIn, clock.millis(), wrong);
  }

  @Override
  public Optional<MeantCodes.KnownCode> meant(Rejection refused) {
    return meant.of(refused);
  }
}
