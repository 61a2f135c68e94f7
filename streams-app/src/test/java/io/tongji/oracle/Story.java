package io.tongji.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.oracle.LogRecord.OfRegister;
import io.tongji.oracle.LogRecord.OfRelease;
import io.tongji.oracle.LogRecord.OfReturn;
import io.tongji.oracle.LogRecord.OfTarget;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.pipeline.InMemoryPipeline;
import io.tongji.returns.EventFacts;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A short history in words; its figures are asked of the roll-up and of the oracle. */
final class Story {

  static final String COUNTY = "330483";
  private static final Catalogue OF_TESTS = TestCatalogue.read();

  private final Catalogue catalogue;
  private final List<LogRecord> log = new ArrayList<>();

  /** Under the catalogue of tests. */
  Story() {
    this(OF_TESTS);
  }

  Story(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What has been fed so far. */
  List<LogRecord> log() {
    return log;
  }

  /** A return, e.g. {@code output("a", "2023-02", "ytd=10 month=4 rev=2")}. */
  Story output(String unit, String period, String words) {
    return handIn(Form.OUTPUT, id(unit), period, words);
  }

  Story export(String unit, String period, String words) {
    return handIn(Form.EXPORT, id(unit), period, words);
  }

  Story investment(String project, String period, String words) {
    return handIn(Form.INVESTMENT, "TX-" + project, period, words);
  }

  Story handIn(Form form, String unitId, String period, String words) {
    ReturnAmounts figures = new ReturnAmounts(form);
    int revision = 0;
    boolean withdrawn = false;
    for (String word : words.split(" ", -1)) {
      String[] parts = word.split("=", -1);
      switch (parts[0]) {
        case "" -> {}
        case "withdrawn" -> withdrawn = true;
        case "rev" -> revision = Integer.parseInt(parts[1]);
        default -> figures.put(form.slot(parts[0]), Long.parseLong(parts[1]));
      }
    }
    log.add(
        new OfReturn(
            new Return(
                form,
                unitId,
                period,
                Month.parse(period),
                revision,
                withdrawn,
                figures,
                Remarks.NONE,
                null)));
    return this;
  }

  /** An event, e.g. {@code event("a", "E1", "2023-05-09", "kind=signed status=done amount=5")}. */
  Story event(String unit, String number, String day, String words) {
    ReturnAmounts figures = new ReturnAmounts(Form.EVENT);
    for (String column : List.of("quantity", "amount")) {
      if (!word(words, column, "").isEmpty()) {
        figures.put(Form.EVENT.slot(column), Long.parseLong(word(words, column, "")));
      }
    }
    String supersedes = word(words, "supersedes", "");
    String area = word(words, "area", "");
    EventFacts facts =
        new EventFacts(
            number,
            word(words, "kind", "vacated"),
            word(words, "status", "done"),
            figures.has(Form.EVENT.slot("quantity")) ? word(words, "unit", "MU") : null,
            area.isEmpty() ? null : area,
            supersedes.isEmpty() ? null : supersedes);
    log.add(
        new OfReturn(
            new Return(
                Form.EVENT,
                id(unit),
                day,
                Month.parse(day.substring(0, 7)),
                Integer.parseInt(word(words, "rev", "0")),
                words.contains("withdrawn"),
                figures,
                Remarks.NONE,
                facts)));
    return this;
  }

  /** An entry, e.g. {@code unit("a", "2021-01", "area=330483001 industry=3911 to=2023-05")}. */
  Story unit(String unit, String from, String words) {
    return register(id(unit), UnitKind.ENTERPRISE, from, words);
  }

  Story project(String project, String from, String words) {
    return register("TX-" + project, UnitKind.PROJECT, from, words);
  }

  private Story register(String unitId, UnitKind kind, String from, String words) {
    String to = word(words, "to", "");
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            "甲",
            new Place(word(words, "area", "330483001"), list(word(words, "groups", ""))),
            word(words, "industry", "3911"),
            list(word(words, "frames", "above-scale")),
            new Validity(from, Month.parse(from), to, to.isEmpty() ? null : Month.parse(to)),
            new Ownership(null, null),
            null);
    int revision = Integer.parseInt(word(words, "rev", "0"));
    log.add(
        new OfRegister(new RegisterRecord(unitId, entry, revision, words.contains("withdrawn"))));
    return this;
  }

  Story target(String indicator, int year, long amount, int version) {
    Target.Key key = new Target.Key(indicator, COUNTY, year);
    log.add(new OfTarget(new Target(key, amount, null, null, "元", version, amount == 0)));
    return this;
  }

  /** A target set as growth, in 10^-6 per cent; it supersedes what stands. */
  Story growthTarget(String indicator, int year, long growth) {
    Target.Key key = new Target.Key(indicator, COUNTY, year);
    log.add(new OfTarget(new Target(key, 0, growth, null, "%", 0, false)));
    return this;
  }

  /** The same, adopted on a base. */
  Story growthTarget(String indicator, int year, long growth, long base) {
    Target.Key key = new Target.Key(indicator, COUNTY, year);
    log.add(new OfTarget(new Target(key, 0, growth, base, "%", 0, false)));
    return this;
  }

  private static String word(String words, String name, String otherwise) {
    for (String word : words.split(" ", -1)) {
      if (word.startsWith(name + "=")) {
        return word.substring(name.length() + 1);
      }
    }
    return otherwise;
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
  }

  /**
   * A release of a county's figures, all activities.
   *
   * @param month of the month alone
   * @param whole of a month the cumulative
   */
  Story release(String indicator, String period, @Nullable Long month, @Nullable Long whole) {
    SeriesKey key = new SeriesKey(Period.parse(period), COUNTY, indicator, "_T");
    log.add(new OfRelease(key, new FirstReleases.ReleasedTotals(month, whole)));
    return this;
  }

  /** The credit code of a unit named by one letter. */
  static String id(String unit) {
    return RandomUnits.enterprise(unit.charAt(0));
  }

  /** The month's figures at the county, all activities, which must be published. */
  Aggregate.OfMonth month(String indicator, String month) {
    return (Aggregate.OfMonth)
        Objects.requireNonNull(at(COUNTY, indicator, "_T", month), "not published");
  }

  /** The figures of a quarter or year at the county, or null. */
  Aggregate.@Nullable OfSpan span(String indicator, String period) {
    return (Aggregate.OfSpan) at(COUNTY, indicator, "_T", period);
  }

  /** Any aggregate, or null. */
  @Nullable Aggregate at(String area, String indicator, String activity, String period) {
    return published().get(new SeriesKey(Period.parse(period), area, indicator, activity));
  }

  private Map<SeriesKey, Aggregate> published() {
    InMemoryPipeline pipeline = new InMemoryPipeline(catalogue);
    log.forEach(pipeline::handIn);
    pipeline.passOn();
    pipeline.cut();
    assertThat(pipeline.published()).isEqualTo(Oracle.published(catalogue, log));
    return pipeline.published();
  }
}
