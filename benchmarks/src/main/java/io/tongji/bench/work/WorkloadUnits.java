package io.tongji.bench.work;

import io.tongji.bench.work.Hash.Purpose;
import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Theme;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterEntry.Ownership;
import io.tongji.returns.RegisterEntry.Place;
import io.tongji.returns.RegisterEntry.Validity;
import io.tongji.returns.RegisterRecord;
import java.util.ArrayList;
import java.util.List;

/** Makes the units of a workload, spread over the places of a catalogue. */
final class WorkloadUnits {

  private static final List<Form> OF_ENTERPRISES = List.of(Form.OUTPUT, Form.EXPORT, Form.RD);

  /** Divisions of mining, manufacturing and supply: who reports output. */
  private static final String INDUSTRY = "0[6-9]|[1-3]\\d|4[0-6]";

  private static final int PER_CENT = 100;
  private static final int GROUPED = 40;
  private static final int OF_THEMES = 25;
  private static final int ABOVE_SCALE = 70;

  /** One in so many units moves to another area and industry. */
  private static final int ONE_MOVES_IN = 50;

  private final List<String> towns;
  private final List<String> groups;
  private final List<String> divisions;
  private final List<String> themed;
  private final Workload.Size size;

  WorkloadUnits(Catalogue catalogue, Workload.Size size) {
    this.size = size;
    this.towns = areas(catalogue, "town");
    this.groups = new ArrayList<>(areas(catalogue, "zone"));
    this.groups.addAll(areas(catalogue, "platform"));
    this.divisions =
        catalogue.activities().stream()
            .map(Activity::division)
            .filter(division -> division.matches(INDUSTRY))
            .toList();
    this.themed = catalogue.themes().stream().map(Theme::industry).distinct().toList();
  }

  private static List<String> areas(Catalogue catalogue, String level) {
    return catalogue.areas().stream()
        .filter(area -> area.level().equals(level))
        .map(Area::code)
        .toList();
  }

  List<Unit> make() {
    List<Unit> units = new ArrayList<>();
    for (int number = 0; number < size.enterprises(); number++) {
      units.add(unit(number, Unit.creditCode(number), UnitKind.ENTERPRISE));
    }
    for (int number = size.enterprises(); number < size.units(); number++) {
      units.add(unit(number, Unit.projectCode(number), UnitKind.PROJECT));
    }
    return List.copyOf(units);
  }

  private Unit unit(int number, String id, UnitKind kind) {
    List<Form> forms = kind == UnitKind.PROJECT ? List.of(Form.INVESTMENT) : OF_ENTERPRISES;
    RegisterEntry open = entry(new Stay(number, 0, kind), size.first(), null);
    List<RegisterRecord> register = new ArrayList<>();
    register.add(new RegisterRecord(id, open, 1, false));
    if (Hash.below(ONE_MOVES_IN, Purpose.MOVES, number, 0) == 0 && size.months() > 1) {
      int stays = 1 + Hash.below(size.months() - 1, Purpose.MOVES, number, 1);
      Month moved = size.first().plus(stays);
      RegisterEntry closed = entry(new Stay(number, 0, kind), size.first(), moved.plus(-1));
      register.add(new RegisterRecord(id, closed, 2, false));
      register.add(new RegisterRecord(id, entry(new Stay(number, 1, kind), moved, null), 1, false));
    }
    return new Unit(number, id, forms, register);
  }

  /** Which stay of which unit. */
  private record Stay(int unit, int stay, UnitKind kind) {}

  private RegisterEntry entry(Stay at, Month from, @org.jspecify.annotations.Nullable Month to) {
    String town = towns.get(Hash.below(towns.size(), Purpose.AREA, at.unit, at.stay));
    int group = Hash.below(PER_CENT, Purpose.GROUP, at.unit, at.stay);
    List<String> further =
        group < GROUPED && !groups.isEmpty()
            ? List.of(groups.get(group % groups.size()))
            : List.of();
    boolean above = Hash.below(PER_CENT, Purpose.FRAME, at.unit, at.stay) < ABOVE_SCALE;
    return new RegisterEntry(
        at.kind,
        at.kind.code(),
        "unit " + at.unit,
        new Place(town, further),
        industry(at),
        above ? List.of("above-scale") : List.of(),
        new Validity(from.toString(), from, to == null ? "" : to.toString(), to),
        new Ownership(null, null),
        null);
  }

  private String industry(Stay at) {
    int which = Hash.below(Integer.MAX_VALUE, Purpose.INDUSTRY, at.unit, at.stay);
    boolean theme = Hash.below(PER_CENT, Purpose.THEME, at.unit, at.stay) < OF_THEMES;
    String head =
        theme ? themed.get(which % themed.size()) : divisions.get(which % divisions.size());
    return (head + "10").substring(0, 4);
  }
}
