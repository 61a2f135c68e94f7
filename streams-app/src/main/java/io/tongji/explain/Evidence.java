package io.tongji.explain;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.Residences;
import io.tongji.rollup.unit.UnitAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gathers what was handed in about a figure, and works out each unit's part in it. */
public final class Evidence {

  private static final int YEAR = 12;
  private static final String TOWN = "town";

  private final Catalogue catalogue;
  private final Question question;
  private final Form form;
  private final ReturnEdits returnRules;
  private final RegisterEdits registerRules;
  private final Residences residences;
  private final int known;
  private final int baseKnown;
  private final Map<String, UnitEvidence> units = new HashMap<>();

  /** What is known of a unit. */
  private static final class UnitEvidence {
    private final RegisterHistory history = new RegisterHistory();
    private final ReturnLedger ledger;
    private final List<Return> accepted = new ArrayList<>();
    private String name = "";
    private final Set<String> numbers = new HashSet<>();
    private boolean revised;
    private @Nullable Instant firstHandedIn;

    private UnitEvidence(Form form) {
      ledger = new ReturnLedger(form);
    }
  }

  /** What the cell holds of a unit in a month. */
  private record Held(long[] sums, long expected) {

    private @Nullable Long amount(int known, int slot) {
      return sums[known] == 0 ? null : sums[slot];
    }
  }

  /** Evidence about a figure under a catalogue. */
  public Evidence(Catalogue catalogue, Question question) {
    this.catalogue = catalogue;
    this.question = question;
    this.form = question.indicator().measure().form();
    this.returnRules = new ReturnEdits(catalogue);
    this.registerRules = new RegisterEdits(catalogue);
    this.residences = new Residences(catalogue);
    this.known = question.alone() ? Sums.MONTH_KNOWN : Sums.YTD_KNOWN;
    this.baseKnown = question.alone() ? Sums.BASE_MONTH_KNOWN : Sums.BASE_YTD_KNOWN;
  }

  /** Takes a return; those of a unit must come in the order of the log. */
  public void take(Return handedIn, Instant when) {
    if (handedIn.form() != form || returnRules.check(handedIn, when.toEpochMilli()).isPresent()) {
      return;
    }
    UnitEvidence unit = unit(handedIn.unitId());
    if (unit.ledger.judge(handedIn) == Verdict.ACCEPTED) {
      unit.ledger.put(handedIn);
      unit.accepted.add(handedIn);
      if (concerns(handedIn)) {
        unit.revised |= !unit.numbers.add(handedIn.number());
        unit.firstHandedIn = unit.firstHandedIn == null ? when : unit.firstHandedIn;
      }
    }
  }

  /** Takes an entry of the register, likewise. */
  public void take(RegisterRecord handedIn) {
    if (registerRules.check(handedIn).isPresent()) {
      return;
    }
    UnitEvidence unit = unit(handedIn.unitId());
    if (unit.history.judge(handedIn) == Verdict.ACCEPTED) {
      unit.history.put(handedIn);
      unit.name = handedIn.entry().name();
    }
  }

  private UnitEvidence unit(String id) {
    return units.computeIfAbsent(id, absent -> new UnitEvidence(form));
  }

  /** True of the month's return, and of an event from January to the month. */
  private boolean concerns(Return handedIn) {
    Month period = Objects.requireNonNull(handedIn.period());
    return handedIn.event() == null
        ? period.equals(question.month())
        : period.year() == question.month().year() && period.compareTo(question.month()) <= 0;
  }

  /** The parts of all units that have one, by code. */
  public List<UnitPart> parts() {
    List<UnitPart> parts = new ArrayList<>();
    units.forEach(
        (id, unit) -> {
          UnitPart part = part(id, unit);
          if (part.expected() || part.value() != null || part.yearBefore() != null) {
            parts.add(part);
          }
        });
    parts.sort(Comparator.comparing(UnitPart::unitId));
    return parts;
  }

  private UnitPart part(String id, UnitEvidence unit) {
    Residence residence = residences.of(unit.history);
    IntFunction<Held> held = held(unit.ledger, residence);
    Held now = held.apply(question.month().index());
    Held before = held.apply(question.month().index() - YEAR);
    Placement place = place(residence);
    return new UnitPart(
        id,
        unit.name,
        now.expected() > 0,
        Sums.reported(now.sums()) > 0,
        now.amount(known, known + 1),
        now.amount(baseKnown, baseKnown + 1),
        before.amount(known, known + 1),
        unit.revised ? beforeRevision(unit, residence) : null,
        unit.revised,
        unit.firstHandedIn,
        place == null ? "" : town(place),
        place == null ? "" : division(place));
  }

  /** Where it counts in the month, or if it has left, where it did a year before. */
  private @Nullable Placement place(Residence residence) {
    Residence.@Nullable Segment now = residence.at(question.month().index());
    Residence.@Nullable Segment segment =
        now == null ? residence.at(question.month().index() - YEAR) : now;
    return segment == null ? null : segment.placement();
  }

  private String town(Placement place) {
    return catalogue.withAncestors(place.areaList()).stream()
        .flatMap(code -> Stream.ofNullable(catalogue.area(code)))
        .filter(area -> area.level().equals(TOWN))
        .map(Area::code)
        .findFirst()
        .orElse("");
  }

  private String division(Placement place) {
    List<String> activities = catalogue.activitiesOf(place.activity());
    return activities.isEmpty() ? "" : activities.get(0);
  }

  /** The unit's cumulative as if the latest revision of a return had not come. */
  private @Nullable Long beforeRevision(UnitEvidence unit, Residence residence) {
    int latest = 0;
    Set<String> numbers = new HashSet<>();
    for (int at = 0; at < unit.accepted.size(); at++) {
      Return one = unit.accepted.get(at);
      if (concerns(one) && !numbers.add(one.number())) {
        latest = at;
      }
    }
    ReturnLedger ledger = new ReturnLedger(form);
    for (int at = 0; at < unit.accepted.size(); at++) {
      if (at != latest) {
        ledger.put(unit.accepted.get(at));
      }
    }
    return held(ledger, residence).apply(question.month().index()).amount(known, known + 1);
  }

  /** What the cell holds of a unit, by month. */
  private IntFunction<Held> held(ReturnLedger ledger, Residence residence) {
    ContributionChanges changes = new ContributionChanges(catalogue.indicators().size());
    new UnitAccounts(catalogue, changes).move(Map.of(form, ledger), Residence.NONE, residence);
    int number = catalogue.indicators().indexOf(question.indicator());
    List<MonthlySums> here = new ArrayList<>();
    changes.drain()[number].forEach(
        (placement, months) -> {
          if (question.covers(catalogue, placement)) {
            here.add(months);
          }
        });
    return month -> held(here, month);
  }

  private static Held held(List<MonthlySums> here, int month) {
    long[] sums = new long[Sums.SLOTS];
    long expected = 0;
    for (MonthlySums months : here) {
      expected += months.until(month, Sums.EXPECTED_STEP);
      long[] there = months.find(month);
      if (there != null) {
        Sums.add(sums, there, 1);
      }
    }
    return new Held(sums, expected);
  }
}
