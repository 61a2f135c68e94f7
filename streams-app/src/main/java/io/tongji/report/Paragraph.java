package io.tongji.report;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.Detail;
import io.tongji.figures.Estimates;
import io.tongji.figures.FigureShower;
import io.tongji.figures.MonthResponse;
import io.tongji.figures.Shown;
import io.tongji.log.cuts.Published;
import io.tongji.measure.GrowthWording;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.report.Line.Estimated;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes the headline paragraph: an area's indicators from January to a month, in words. */
public final class Paragraph {

  private final AreaFigures figures;
  private final Outline outline;
  private final ParagraphStyle style;

  /**
   * How a paragraph is written.
   *
   * @param language of names
   * @param phrases of that language
   * @param rounding of digits
   */
  public record ParagraphStyle(Language language, Phrases phrases, Rounding rounding) {}

  /** Writes of these figures, in the order of the outline. */
  public Paragraph(AreaFigures figures, Outline outline, ParagraphStyle style) {
    this.figures = figures;
    this.outline = outline;
    this.style = style;
  }

  /**
   * The paragraph.
   *
   * @param areaCode of the area; null: the first zone of the catalogue
   * @param period whose last month it ends with; null: the latest on which enough units have
   *     reported
   * @throws Failure if the area is unknown, or there is nothing to write of
   */
  public String of(@Nullable String areaCode, @Nullable Period period) {
    return find(areaCode, period)
        .orElseThrow(
            () -> {
              Area area = figures.area(areaCode);
              return period == null ? figures.none(area) : figures.none(area, period.lastMonth());
            });
  }

  /**
   * The paragraph; empty: there is nothing to write of.
   *
   * @param areaCode as before
   * @param period as before
   * @throws Failure if the area is unknown
   */
  public Optional<String> find(@Nullable String areaCode, @Nullable Period period) {
    Area area = figures.area(areaCode);
    Optional<Month> last =
        period == null ? figures.latestKnown(area, indicators()) : Optional.of(period.lastMonth());
    return last.flatMap(month -> find(area, month));
  }

  private Optional<String> find(Area area, Month month) {
    Sentences sentences = new Sentences(style.phrases());
    List<String> items = new ArrayList<>();
    boolean known = false;
    for (Outline.Item item : outline.items()) {
      List<Line> lines = lines(Stream.of(item.indicator()), area, month);
      List<Line> parts = lines(item.parts().stream(), area, month);
      known |= Stream.concat(lines.stream(), parts.stream()).anyMatch(Line::isKnown);
      lines.forEach(line -> items.add(sentences.item(line, parts)));
    }
    return known
        ? Optional.of(incomplete(month, area) + sentences.paragraph(month, items))
        : Optional.empty();
  }

  /** The months that have begun behind the one that is written of where none is named. */
  public List<MonthResponse> begun(@Nullable String areaCode) {
    Area area = figures.area(areaCode);
    return figures.begunAfter(figures.latest(area, indicators()), area, indicators());
  }

  /** A first line that names what has not come in yet; empty: enough has. */
  private String incomplete(Month month, Area area) {
    List<MonthResponse> tooFew = figures.tooFew(month, area, indicators());
    return MonthResponse.incomplete(month, tooFew, style.language(), style.rounding())
        .map(line -> line + "\n")
        .orElse("");
  }

  private List<Indicator> indicators() {
    return outline.items().stream()
        .flatMap(item -> Stream.concat(Stream.of(item.indicator()), item.parts().stream()))
        .toList();
  }

  /** A line for each indicator that is read within the area. */
  private List<Line> lines(Stream<Indicator> indicators, Area area, Month month) {
    return indicators
        .flatMap(
            indicator ->
                figures
                    .place(indicator, area)
                    .map(place -> line(indicator, figures.published(indicator, place, month)))
                    .stream())
        .toList();
  }

  private Line line(Indicator indicator, @Nullable Published published) {
    Aggregate.@Nullable OfMonth of = AreaFigures.month(published);
    Rounding rounding = style.rounding();
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, rounding);
    GrowthWording wording =
        new GrowthWording(
            rounding, indicator.display().rateDecimals(), style.phrases().multiplesFrom());
    Figure ytd = of == null ? Figure.MISSING : of.ytd();
    Long total = ytd.total();
    Shown done = shower.completion(total, of == null ? null : of.target());
    Estimated estimated = estimated(published);
    return new Line(
        style.language().of(indicator.name(), indicator.nameEn()),
        total == null ? null : amount(shower.amount(total), estimated),
        wording.of(ytd.growth(), ytd.compared(), ytd.base()),
        done.value() == null ? null : rate(done),
        estimated,
        ytd.isConfidential());
  }

  private static Estimated estimated(@Nullable Published published) {
    if (published == null) {
      return Estimated.NOTHING;
    }
    if (Estimates.inTotal(published)) {
      return Estimated.AMOUNT;
    }
    return Estimates.inGrowth(published.aggregate()) ? Estimated.GROWTH : Estimated.NOTHING;
  }

  private String amount(Shown shown, Estimated estimated) {
    return style
        .phrases()
        .fill(
            estimated == Estimated.AMOUNT ? Phrase.AMOUNT_ESTIMATED : Phrase.AMOUNT,
            Map.of(
                "amount", shown.digits(""), "unit", shown.unit().behindDigits(style.language())));
  }

  private String rate(Shown shown) {
    return style.phrases().fill(Phrase.COMPLETION_RATE, "rate", Objects.toString(shown.value()));
  }
}
