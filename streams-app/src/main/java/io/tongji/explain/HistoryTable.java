package io.tongji.explain;

import io.tongji.catalogue.Language;
import io.tongji.catalogue.MoneyUnit;
import io.tongji.catalogue.form.Form;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import io.tongji.returns.Return;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a unit handed in, as a table of text. */
public final class HistoryTable {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<Side> SIDES =
      List.of(
          Side.LEFT,
          Side.LEFT,
          Side.LEFT,
          Side.LEFT,
          Side.RIGHT,
          Side.RIGHT,
          Side.RIGHT,
          Side.LEFT,
          Side.LEFT);

  private final Language language;
  private final ZoneId zone;
  private final TextTable table = new TextTable(SIDES);

  /** A table with its header. */
  public HistoryTable(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone;
    table.add(
        List.of(
            language.of("表", "form"),
            language.of("报告期", "period"),
            language.of("报送时间", "fed at"),
            language.of("裁定", "verdict"),
            language.of("版本", "revision"),
            language.of("此前", "before"),
            language.of("填报", "handed in"),
            language.of("报送人", "by"),
            language.of("文件", "file")));
  }

  /** Adds what was handed in. */
  public void add(List<Revision> revisions) {
    revisions.forEach(revision -> table.add(cells(revision)));
  }

  /** The lines of the table. */
  public List<String> lines() {
    return table.lines();
  }

  /** The table, its header first. */
  public TextTable table() {
    return table;
  }

  private List<String> cells(Revision revision) {
    Return handedIn = revision.handedIn();
    Revision.FedFrom origin = revision.origin();
    return List.of(
        handedIn.form().code(),
        handedIn.event() == null
            ? handedIn.periodText()
            : handedIn.periodText() + " " + handedIn.number(),
        MINUTE.format(origin.at().atZone(zone)),
        verdict(revision),
        handedIn.revision() == 0 ? "-" : Integer.toString(handedIn.revision()),
        revision.before() == null ? "-" : amount(revision.before()),
        amount(handedIn),
        origin.by().isEmpty() ? "-" : origin.by(),
        origin.file().isEmpty()
            ? "-"
            : origin.file() + language.of(" 第%d行", " line %d").formatted(origin.row()));
  }

  private String verdict(Revision revision) {
    if (revision.refused() != null) {
      return language.of("退回 ", "refused ") + revision.refused();
    }
    if (revision.verdict() == null) {
      return "-";
    }
    return switch (revision.verdict()) {
      case ACCEPTED ->
          revision.inForce() ? language.of("现行", "in force") : language.of("已被更正", "corrected");
      case DUPLICATE -> language.of("重复", "duplicate");
      case STALE -> language.of("过时", "stale");
      case CONFLICT -> language.of("退回 ", "refused ") + "SAME_REVISION";
    };
  }

  /** The cumulative, or else the month, in the form's unit. */
  private String amount(Return of) {
    if (of.withdrawn()) {
      return language.of("撤销", "withdrawn");
    }
    Form form = of.form();
    int month = form.slot("month");
    if (form == Form.EVENT) {
      return "-";
    }
    if (of.figures().has(Form.YTD)) {
      return exact(form, of.figures().get(Form.YTD), "");
    }
    return month >= 0 && of.figures().has(month)
        ? exact(form, of.figures().get(month), language.of(" 本月", " month"))
        : "-";
  }

  private String exact(Form form, long amount, String remark) {
    BigDecimal exact = BigDecimal.valueOf(amount).scaleByPowerOfTen(-form.unitExponent());
    BigDecimal shown = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    String called =
        MoneyUnit.of(form.currency(), form.unitExponent())
            .map(unit -> unit.name(language))
            .orElse(form.currency());
    return shown.toPlainString() + " " + called + remark;
  }
}
