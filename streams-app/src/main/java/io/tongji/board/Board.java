package io.tongji.board;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Due;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.figures.MonthResponse;
import io.tongji.figures.RateRule;
import io.tongji.figures.RateRules;
import io.tongji.figures.Shown;
import io.tongji.figures.StatusScale;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.output.TextTable;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headline table: an area's indicators from January to a month, as the work report has them.
 */
public final class Board {

  private final AreaFigures figures;
  private final Catalogue catalogue;
  private final Rounding rounding;
  private final Language language;
  private final StatusScale statuses;
  private final RateRules rates;

  /**
   * How figures are shown.
   *
   * @param rounding of digits
   * @param language of names
   * @param statuses colours of progress
   * @param rates of one indicator to another, shown behind all others
   */
  public record BoardStyle(
      Rounding rounding, Language language, StatusScale statuses, RateRules rates) {

    /** Without rates. */
    public BoardStyle(Rounding rounding, Language language, StatusScale statuses) {
      this(rounding, language, statuses, RateRules.NONE);
    }
  }

  /** Shows figures, rounded and named as asked. */
  public Board(AreaFigures figures, BoardStyle style) {
    this.figures = figures;
    this.catalogue = figures.catalogue();
    this.rounding = style.rounding();
    this.language = style.language();
    this.statuses = style.statuses();
    this.rates = style.rates();
  }

  /**
   * The lines of the table.
   *
   * @param areaCode of the area; null: the first zone of the catalogue
   * @param period whose last month the table ends with; null: the latest on which enough units have
   *     reported, with later ones that have begun named beside it
   * @throws Failure if the catalogue does not know the area, or it has no figures
   */
  public List<String> lines(@Nullable String areaCode, @Nullable Period period) {
    return lines(areaCode, period, false);
  }

  /**
   * The lines of the table.
   *
   * @param areaCode as before
   * @param period as before
   * @param all true: behind the headline also all other indicators that have figures
   * @throws Failure as before
   */
  public List<String> lines(@Nullable String areaCode, @Nullable Period period, boolean all) {
    HeadlineTable cells = cells(areaCode, period, all);
    TextTable text = new TextTable(BoardRow.SIDES);
    text.add(cells.header());
    cells.rows().forEach(text::add);
    List<String> lines = new ArrayList<>();
    lines.add(cells.title());
    lines.addAll(cells.remarks());
    lines.addAll(text.lines());
    return lines;
  }

  /**
   * The table, cell by cell.
   *
   * @param title area and span
   * @param remarks on months that are not complete
   * @param header names of the columns
   * @param rows an indicator each, and rates behind them
   * @param month the last one of the span
   * @param figures what the first rows show
   */
  public record HeadlineTable(
      String title,
      List<String> remarks,
      List<String> header,
      List<List<String>> rows,
      Month month,
      List<HeadlineFigure> figures) {

    /** Copies the lists. */
    public HeadlineTable {
      remarks = List.copyOf(remarks);
      header = List.copyOf(header);
      rows = List.copyOf(rows);
      figures = List.copyOf(figures);
    }
  }

  /** An indicator and the area where it is read. */
  public record HeadlineFigure(Indicator indicator, String area) {}

  /**
   * The table, cell by cell.
   *
   * @param areaCode as before
   * @param period as before
   * @param all as before
   * @throws Failure as before
   */
  public HeadlineTable cells(@Nullable String areaCode, @Nullable Period period, boolean all) {
    return cells(choice(areaCode, period, all), all);
  }

  /**
   * The table, cell by cell; empty: the area has no figures.
   *
   * @param areaCode as before
   * @param period as before
   * @param all as before
   * @throws Failure if the catalogue does not know the area
   */
  public Optional<HeadlineTable> find(
      @Nullable String areaCode, @Nullable Period period, boolean all) {
    return known(areaCode, period, all).map(choice -> cells(choice, all));
  }

  private HeadlineTable cells(Choice choice, boolean all) {
    List<List<String>> rows = new ArrayList<>();
    choice.headlines().forEach(line -> rows.add(row(line, choice.month()).cells(language)));
    if (all) {
      rateRows(choice).forEach(row -> rows.add(row.cells(language)));
    }
    List<String> remarks = new ArrayList<>();
    MonthResponse.incomplete(choice.month(), tooFew(choice), language, rounding)
        .ifPresent(remarks::add);
    choice.begun().forEach(response -> remarks.add(response.begun(language)));
    return new HeadlineTable(
        title(choice.area(), choice.month()),
        remarks,
        BoardRow.header(language),
        rows,
        choice.month(),
        choice.headlines());
  }

  /**
   * The growth bridge of each line of the table: from last year's cumulative to this year's.
   *
   * @param areaCode as before
   * @param period as before
   * @param all as before
   * @throws Failure as before
   */
  public List<String> bridge(@Nullable String areaCode, @Nullable Period period, boolean all) {
    List<String> lines = new ArrayList<>();
    lines.add(bridgeTitle());
    lines.addAll(bridgeTable(areaCode, period, all).lines());
    return lines;
  }

  /** What stands above the bridge. */
  public String bridgeTitle() {
    return BridgeRow.title(language);
  }

  /**
   * The bridge as a table.
   *
   * @param areaCode as before
   * @param period as before
   * @param all as before
   * @throws Failure as before
   */
  public TextTable bridgeTable(@Nullable String areaCode, @Nullable Period period, boolean all) {
    Choice choice = choice(areaCode, period, all);
    return BridgeRow.table(
        choice.headlines().stream().map(line -> bridgeRow(line, choice.month())).toList(),
        language);
  }

  /**
   * The month alone of each line of the table: amount, growth on the year before and on the month
   * before, and by how much the growth of the cumulative differs from that of the month before.
   *
   * @param areaCode as before
   * @param period as before
   * @param all as before
   * @throws Failure as before
   */
  public List<String> month(@Nullable String areaCode, @Nullable Period period, boolean all) {
    Choice choice = choice(areaCode, period, all);
    List<String> lines = new ArrayList<>();
    lines.add(MonthRow.title(choice.month(), language));
    TextTable text = new TextTable(MonthRow.SIDES);
    text.add(MonthRow.header(language));
    for (HeadlineFigure line : choice.headlines()) {
      FigureShower shower = new FigureShower(line.indicator(), Detail.PUBLISHED, rounding);
      Published now = figures.published(line.indicator(), line.area(), choice.month());
      Published before =
          choice.month().month() == 1
              ? null
              : figures.published(line.indicator(), line.area(), choice.month().plus(-1));
      text.add(MonthRow.cells(line.indicator(), shower, now, before, language));
    }
    lines.addAll(text.lines());
    return lines;
  }

  /** Rates of which both figures are known. */
  private List<BoardRow> rateRows(Choice choice) {
    List<BoardRow> rows = new ArrayList<>();
    for (RateRule rule : rates.all()) {
      Ratio ratio = rule.ratio(ytd(rule.indicator(), choice), ytd(rule.of(), choice));
      if (ratio instanceof Ratio.Known) {
        FigureShower shower = new FigureShower(rule.indicator(), Detail.PUBLISHED, rounding);
        Shown rate = shower.rate(ratio, rule.decimals());
        rows.add(BoardRow.ofAmount(rule.name(), rule.nameEn(), rate));
      }
    }
    return rows;
  }

  private @Nullable Long ytd(Indicator indicator, Choice choice) {
    Aggregate.@Nullable OfMonth of =
        figures
            .place(indicator, choice.area())
            .map(place -> figures.of(indicator, place, choice.month()))
            .orElse(null);
    return of == null ? null : of.ytd().total();
  }

  /** What is to be shown. */
  private record Choice(
      Area area, Month month, List<HeadlineFigure> headlines, List<MonthResponse> begun) {}

  private Choice choice(@Nullable String areaCode, @Nullable Period period, boolean all) {
    return known(areaCode, period, all)
        .orElseThrow(
            () -> {
              Area area = figures.area(areaCode);
              return period == null ? figures.none(area) : figures.none(area, period.lastMonth());
            });
  }

  private Optional<Choice> known(@Nullable String areaCode, @Nullable Period period, boolean all) {
    Area area = figures.area(areaCode);
    List<HeadlineFigure> headlines = new ArrayList<>(headlines(area));
    List<Indicator> asked =
        all ? catalogue.indicators() : headlines.stream().map(HeadlineFigure::indicator).toList();
    Optional<Month> shown =
        period == null ? figures.latestKnown(area, asked) : Optional.of(period.lastMonth());
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Month month = shown.get();
    List<MonthResponse> begun = period == null ? figures.begunAfter(month, area, asked) : List.of();
    if (all) {
      headlines.addAll(others(area, month));
    }
    if (headlines.stream().allMatch(line -> isUnknown(line, month))) {
      return Optional.empty();
    }
    return Optional.of(new Choice(area, month, headlines, begun));
  }

  private List<MonthResponse> tooFew(Choice choice) {
    List<Indicator> shown = choice.headlines().stream().map(HeadlineFigure::indicator).toList();
    return figures.tooFew(choice.month(), choice.area(), shown);
  }

  private boolean isUnknown(HeadlineFigure line, Month month) {
    return figures.of(line.indicator(), line.area(), month) == null;
  }

  private BridgeRow bridgeRow(HeadlineFigure headline, Month month) {
    Indicator indicator = headline.indicator();
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, rounding);
    return BridgeRow.of(indicator, shower, figures.of(indicator, headline.area(), month));
  }

  private List<HeadlineFigure> headlines(Area area) {
    return catalogue.indicators().stream()
        .filter(indicator -> indicator.display().headline() > 0)
        .sorted(Comparator.comparingInt(indicator -> indicator.display().headline()))
        .flatMap(
            indicator ->
                figures.place(indicator, area).map(p -> new HeadlineFigure(indicator, p)).stream())
        .toList();
  }

  private List<HeadlineFigure> others(Area area, Month month) {
    return catalogue.indicators().stream()
        .filter(indicator -> indicator.display().headline() == 0)
        .flatMap(
            indicator ->
                figures.place(indicator, area).map(p -> new HeadlineFigure(indicator, p)).stream())
        .filter(other -> hasFigure(other, month))
        .toList();
  }

  private boolean hasFigure(HeadlineFigure other, Month month) {
    Aggregate.@Nullable OfMonth of = figures.of(other.indicator(), other.area(), month);
    return of != null && (of.ytd().total() != null || of.ytd().isConfidential());
  }

  private String title(Area area, Month month) {
    String span =
        month.month() == 1
            ? language.of("1月", "January")
            : language.of("1—" + month.month() + "月累计", "year to date");
    return "%s (%s)  %s  %s"
        .formatted(language.of(area.name(), area.nameEn()), area.code(), month, span);
  }

  private BoardRow row(HeadlineFigure headline, Month month) {
    Indicator indicator = headline.indicator();
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, rounding);
    Aggregate.@Nullable OfMonth of = figures.of(indicator, headline.area(), month);
    return of == null
        ? BoardRow.ofAmount(indicator.name(), indicator.nameEn(), shower.amount(null))
        : row(indicator, shower, of);
  }

  private BoardRow row(Indicator indicator, FigureShower shower, Aggregate.OfMonth of) {
    Long ytd = of.ytd().total();
    return new BoardRow(
        indicator.name(),
        indicator.nameEn(),
        shower.total(of.ytd()),
        Optional.of(shower.growth(of.ytd().growth())),
        Optional.of(shower.completion(ytd, of.target())),
        goal(of).map(goal -> shower.gap(of.progress().gap(goal.schedule()))),
        goal(of).flatMap(goal -> status(of.progress().pace(goal.schedule()))),
        units(indicator, of.coverage()) + estimated(shower, of));
  }

  /** How many have reported of how many have to; of a form that is due only where it applies. */
  private String units(Indicator indicator, Aggregate.@Nullable Coverage coverage) {
    if (coverage == null) {
      return BoardRow.NONE;
    }
    return catalogue.due(indicator) == Due.IF_ANY
        ? coverage.reported() + language.of(" 有则报", " if any")
        : coverage.reported() + "/" + coverage.expected();
  }

  /** How many units are estimated in the cumulative, and what share of it they are. */
  private String estimated(FigureShower shower, Aggregate.OfMonth of) {
    Imputed imputed = of.estimated();
    if (!imputed.inTotal()) {
      return "";
    }
    Shown share = shower.share(imputed.amount(), of.ytd().total());
    String percent = share.value() == null ? "" : " " + share.digits("") + "%";
    return language.of(" 估算", " estimated ") + imputed.units() + percent;
  }

  private static Optional<Goal> goal(Aggregate.OfMonth of) {
    return Optional.ofNullable(of.goal());
  }

  private Optional<String> status(Ratio pace) {
    return Optional.ofNullable(statuses.of(pace))
        .map(status -> language.of(status.name(), status.nameEn()));
  }
}
