package io.tongji.ingest.check;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import io.tongji.returns.edits.ReturnEdits;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the returns of a form. */
public final class ReturnReader implements FormReader<Return> {

  private final Form form;
  private final Layout layout;
  private final Amounts amounts;
  private final @Nullable Month onlyPeriod;
  private final ReturnEdits rules;
  private final Clock clock;

  /** Reads amounts in the form's unit, unless the options name another one. */
  public ReturnReader(Form form, FeedOptions options, Catalogue catalogue) {
    this.form = form;
    this.clock = options.clock();
    this.layout = Layout.of(form.code());
    this.amounts = amounts(form, options);
    this.onlyPeriod = options.period().orElse(null);
    this.rules = new ReturnEdits(catalogue);
  }

  /** Amounts in the form's unit, unless the options name another one. */
  static Amounts amounts(Form form, FeedOptions options) {
    int exponent = options.unit().map(word -> exponent(form, word)).orElse(form.unitExponent());
    return new Amounts(exponent, ReturnEdits.LARGEST);
  }

  private static int exponent(Form form, String word) {
    return MoneyUnit.of(Text.halfWidth(word))
        .filter(unit -> unit.currency().equals(form.currency()))
        .map(MoneyUnit::exponent)
        .orElseThrow(
            () ->
                Failure.setting(
                    "--unit "
                        + word
                        + " does not fit the form "
                        + form.code()
                        + ", whose amounts are in "
                        + form.currency(),
                    "give one of " + MoneyUnit.names(form.currency())));
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Return read(Cells cells) {
    String unitId = cells.requiredCode("unit_id");
    String period = period(cells);
    return new Return(
        form,
        unitId,
        period,
        PeriodText.month(period),
        cells.revision("revision"),
        cells.yes("withdrawn"),
        figures(cells),
        remarks(cells),
        null);
  }

  private String period(Cells cells) {
    if (onlyPeriod == null) {
      cells.required("period");
      return cells.period("period");
    }
    String written = cells.period("period");
    if (!written.isEmpty() && !written.equals(onlyPeriod.toString())) {
      cells.refuse(RejectionReason.OTHER_PERIOD, "period", written);
    }
    return onlyPeriod.toString();
  }

  private ReturnAmounts figures(Cells cells) {
    ReturnAmounts figures = new ReturnAmounts(form);
    List<AmountColumn> columns = form.amounts();
    for (int slot = 0; slot < columns.size(); slot++) {
      String column = columns.get(slot).name();
      String cell = cells.text(column);
      if (!cell.isEmpty()) {
        figures.put(slot, amounts.read(cell, column, cells.wrong()));
      }
    }
    return figures;
  }

  static Remarks remarks(Cells cells) {
    String version = cells.textOrNull("form_version");
    String explanation = cells.textOrNull("explanation");
    return version == null && explanation == null
        ? Remarks.NONE
        : new Remarks(version, explanation);
  }

  @Override
  public void check(Return handedIn, Rejections wrong) {
    rules.checkAll(handedIn, clock.millis(), wrong);
  }

  @Override
  public Optional<MeantCodes.KnownCode> meant(Rejection refused) {
    return Optional.empty();
  }
}
