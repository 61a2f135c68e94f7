package io.tongji.console.pages;

import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.figures.Shown;
import io.tongji.figures.StatusScale;
import io.tongji.period.Month;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Goal;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** 目标: the targets of a year, and how far each is met. */
final class TargetsPage {

  private static final int DECEMBER = 12;
  private static final String NONE = "--";
  private static final Set<Integer> NUMBERS = Set.of(2, 3, 4, 5);

  private final Frame frame;
  private final BureauPort bureau;

  TargetsPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    Month latest = bureau.latest();
    int year = year(visit.query("year"), latest.year());
    Month month = year == latest.year() ? latest : Month.of(year, DECEMBER);
    Catalogue catalogue = bureau.catalogue();
    @Nullable String asked = Chooser.area(visit);
    String area = asked == null ? catalogue.headlineArea().code() : asked;
    List<Target> targets =
        bureau.readings().targets().stream()
            .filter(target -> target.key().year() == year)
            .filter(target -> isWithin(catalogue, target.key().area(), area))
            .sorted(
                Comparator.comparing((Target target) -> target.key().area())
                    .thenComparing(target -> target.key().indicator()))
            .toList();
    TargetRow rows =
        new TargetRow(
            language,
            month,
            bureau.readings().figures(),
            StatusScale.read(bureau.readings().source()));
    return frame.page(
        visit,
        Chooser.form(
            visit,
            Chooser.field("year", language.of("年度", "Year"), Integer.toString(year), "2023"),
            Chooser.area(visit, catalogue)),
        el(
            "p",
            language
                .of("%d 年目标 %,d 个,进度至 %s", "%d: %,d targets, met up to %s")
                .formatted(year, targets.size(), month)),
        scroll(
            table(
                "list",
                header(language),
                targets.stream().map(target -> rows.of(target, bureau)).toList())));
  }

  private static List<String> header(Language language) {
    return List.of(
        language.of("区划", "Area"),
        language.of("指标", "Indicator"),
        language.of("目标", "Target"),
        language.of("本年累计", "Year to date"),
        language.of("完成率 %", "Met %"),
        language.of("比进度快慢", "Ahead of schedule"),
        language.of("状态", "Status"));
  }

  private static boolean isWithin(Catalogue catalogue, String area, String of) {
    return catalogue.withAncestors(Set.of(area)).contains(of);
  }

  private static int year(String given, int otherwise) {
    if (given.isEmpty()) {
      return otherwise;
    }
    if (!given.matches("\\d{4}") || Integer.parseInt(given) < Month.FIRST_YEAR) {
      throw Failure.setting(given + " is not a year", "give one such as 2023");
    }
    return Integer.parseInt(given);
  }

  /** Rows of a month's figures. */
  private record TargetRow(
      Language language, Month month, AreaFigures figures, StatusScale statuses) {

    private Element of(Target target, BureauPort bureau) {
      Catalogue catalogue = bureau.catalogue();
      Area area = catalogue.area(target.key().area());
      Indicator indicator = catalogue.indicator(target.key().indicator());
      String where = area == null ? "" : " " + language.of(area.name(), area.nameEn());
      String what =
          indicator == null
              ? target.key().indicator()
              : language.of(indicator.name(), indicator.nameEn());
      Aggregate.@Nullable OfMonth of =
          indicator == null ? null : figures.of(indicator, target.key().area(), month);
      FigureShower shower =
          indicator == null
              ? null
              : new FigureShower(indicator, Detail.PUBLISHED, bureau.readings().rounding());
      return PageTable.row(
          List.of(
              target.key().area() + where,
              what,
              goal(target, of, shower),
              shower == null || of == null ? NONE : shown(shower.total(of.ytd())),
              shower == null || of == null
                  ? NONE
                  : shower.completion(of.ytd().total(), of.target()).digits(NONE),
              gap(of, shower),
              status(of)),
          NUMBERS);
    }

    /** A growth that follows last year's total stands beside the amount that it comes to. */
    private String goal(
        Target target, Aggregate.@Nullable OfMonth of, @Nullable FigureShower shower) {
      Long amount = of == null ? null : of.target();
      String comesTo = shower == null || amount == null ? "" : shown(shower.amount(amount));
      Long growth = target.growth();
      String stated =
          growth == null
              ? ""
              : language.of("增长 ", "growth ")
                  + BigDecimal.valueOf(growth, Target.GROWTH_SCALE)
                      .stripTrailingZeros()
                      .toPlainString()
                  + "%";
      if (comesTo.isEmpty() && stated.isEmpty()) {
        return shower == null
            ? Long.toString(target.amount())
            : shown(shower.amount(target.amount()));
      }
      return stated.isEmpty() || comesTo.isEmpty()
          ? stated + comesTo
          : stated + language.of(",即 ", ", ") + comesTo;
    }

    private String shown(Shown shown) {
      return shown.value() == null
          ? NONE
          : shown.digits(NONE) + " " + shown.unit().behindDigits(language);
    }

    private String gap(Aggregate.@Nullable OfMonth of, @Nullable FigureShower shower) {
      Goal goal = of == null ? null : of.goal();
      return of == null || goal == null || shower == null
          ? NONE
          : shown(shower.gap(of.progress().gap(goal.schedule())));
    }

    private String status(Aggregate.@Nullable OfMonth of) {
      Goal goal = of == null ? null : of.goal();
      if (of == null || goal == null) {
        return NONE;
      }
      return Optional.ofNullable(statuses.of(of.progress().pace(goal.schedule())))
          .map(status -> language.of(status.name(), status.nameEn()))
          .orElse(NONE);
    }
  }
}
