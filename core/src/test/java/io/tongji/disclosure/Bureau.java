package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Totals;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A register and returns that can be written in a few words, and what they add up to. */
final class Bureau {

  /** What stands at a point: microdata, and the totals of all cells. */
  record Snapshot(Microdata microdata, Map<SeriesKey, Aggregate> totals) {}

  private record Unit(RegisterHistory history, Map<Form, ReturnLedger> ledgers) {}

  private final Catalogue catalogue;
  private final Numbering numbering = new Numbering();
  private final Map<String, Unit> units = new LinkedHashMap<>();

  Bureau(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Registers a unit from a month on, or anew.
   *
   * @param areas its area and groups, separated by semicolons
   * @param words {@code from=} and {@code to=} a month, {@code holding=}, {@code owner=}, {@code
   *     frame=}, {@code project}
   */
  Bureau unit(String code, String areas, String industry, String... words) {
    List<String> places = List.of(areas.split(";"));
    List<String> said = List.of(words);
    String from = word(said, "from", "2020-01");
    String to = word(said, "to", "");
    String frame = word(said, "frame", "above-scale");
    UnitKind kind = said.contains("project") ? UnitKind.PROJECT : UnitKind.ENTERPRISE;
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            code,
            new RegisterEntry.Place(places.get(0), places.subList(1, places.size())),
            industry,
            frame.isEmpty() ? List.of() : List.of(frame),
            new RegisterEntry.Validity(
                from, Month.parse(from), to, to.isEmpty() ? null : Month.parse(to)),
            new RegisterEntry.Ownership(orNull(said, "owner"), orNull(said, "holding")),
            null);
    units
        .computeIfAbsent(code, none -> new Unit(new RegisterHistory(), new EnumMap<>(Form.class)))
        .history()
        .put(new RegisterRecord(code, entry, 0, false));
    return this;
  }

  private static String word(List<String> words, String name, String otherwise) {
    String found = orNull(words, name);
    return found == null ? otherwise : found;
  }

  private static @Nullable String orNull(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst()
        .orElse(null);
  }

  /** A unit hands in the cumulative of a month on a form, or a correction of it. */
  Bureau report(String code, Form form, String period, long ytd) {
    return put(code, form, period, new ReturnAmounts(form).put(Form.YTD, ytd), false);
  }

  /** A unit hands in a cumulative with that of the year before. */
  Bureau report(String code, Form form, String period, long ytd, long priorYtd) {
    ReturnAmounts figures =
        new ReturnAmounts(form).put(Form.YTD, ytd).put(form.slot("prior_ytd"), priorYtd);
    return put(code, form, period, figures, false);
  }

  /** A project hands in its investment, of it construction. */
  Bureau invest(String code, String period, long all, long construction) {
    Form form = Form.INVESTMENT;
    ReturnAmounts figures =
        new ReturnAmounts(form)
            .put(Form.YTD, all)
            .put(form.slot("ytd_construction"), construction)
            .put(form.slot("ytd_installation"), 0)
            .put(form.slot("ytd_equipment"), all - construction)
            .put(form.slot("ytd_other"), 0);
    return put(code, form, period, figures, false);
  }

  /** A unit takes a return back. */
  Bureau withdraw(String code, Form form, String period) {
    return put(code, form, period, new ReturnAmounts(form), true);
  }

  private Bureau put(
      String code, Form form, String period, ReturnAmounts figures, boolean withdrawn) {
    unit(code)
        .ledgers()
        .computeIfAbsent(form, none -> new ReturnLedger(form))
        .put(
            new Return(
                form,
                code,
                period,
                Month.parse(period),
                0,
                withdrawn,
                figures,
                Return.Remarks.NONE,
                null));
    return this;
  }

  private Unit unit(String code) {
    return Objects.requireNonNull(units.get(code));
  }

  /** What stands now, of some months. */
  Snapshot snapshot(Set<Month> months) {
    Microdata.Builder microdata =
        new Microdata.Builder(catalogue, numbering, months, this::history);
    handOver(microdata::add);
    Map<SeriesKey, Aggregate> totals = new TreeMap<>();
    new Totals(catalogue, References.none()).forEach(this::handOver, totals::put);
    return new Snapshot(microdata.build(), totals);
  }

  private void handOver(Totals.UnitReceiver receiver) {
    units.forEach((code, unit) -> receiver.take(code, unit.ledgers(), unit.history()));
  }

  private @Nullable RegisterHistory history(String code) {
    Unit unit = units.get(code);
    return unit == null ? null : unit.history();
  }
}
