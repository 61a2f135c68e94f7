package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.Return.Remarks;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of a unit's events count, after each one that comes. */
class EventLedgerTest {

  private static final int EVENTS = 2_000;
  private static final int NUMBERS = 40;
  private static final int FIRST_YEAR = 2021;
  private static final int YEARS = 3;
  private static final int MANY = 4_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ReturnLedger ledger = new ReturnLedger(Form.EVENT);

  @Test
  void thoseCountThatAPlainListSays() {
    Random random = new Random(7);
    Map<String, Return> inForce = new TreeMap<>();
    for (int n = 1; n <= EVENTS; n++) {
      Return event = random(random, n);
      Map<Integer, Set<String>> before = counting(inForce.values());
      Set<String> touched = numbers(ledger.touchedBy(event));
      ledger.put(event);
      inForce.put(event.number(), event);
      Map<Integer, Set<String>> after = counting(inForce.values());
      for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
        assertThat(numbers(ledger.events(year))).as("event %d", n).isEqualTo(after.get(year));
      }
      assertThat(touched).as("event %d", n).containsAll(changed(before, after));
    }
  }

  /** The events that count, by year, by the sentence that says which. */
  private static Map<Integer, Set<String>> counting(Collection<Return> all) {
    Map<Integer, Set<String>> counting = new TreeMap<>();
    for (int year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) {
      int of = year;
      counting.put(
          year,
          numbers(
              all.stream()
                  .filter(event -> Objects.requireNonNull(event.period()).year() == of)
                  .filter(event -> !event.withdrawn())
                  .filter(event -> all.stream().noneMatch(other -> supersedes(other, event)))
                  .toList()));
    }
    return counting;
  }

  private static boolean supersedes(Return other, Return event) {
    return !other.withdrawn()
        && event.number().equals(Objects.requireNonNull(other.event()).supersedes());
  }

  private static Set<String> numbers(Collection<Return> events) {
    return events.stream().map(Return::number).collect(Collectors.toSet());
  }

  private static Set<String> changed(
      Map<Integer, Set<String>> before, Map<Integer, Set<String>> after) {
    return before.entrySet().stream()
        .flatMap(
            year -> {
              Set<String> now = Objects.requireNonNull(after.get(year.getKey()));
              List<Set<String>> both = List.of(year.getValue(), now);
              return both.stream()
                  .flatMap(Set::stream)
                  .filter(number -> !both.stream().allMatch(one -> one.contains(number)));
            })
        .collect(Collectors.toSet());
  }

  @Test
  void eachOfManyEventsOfAUnitIsLookedUpAtOnce() {
    assertTimeoutPreemptively(PATIENCE, this::putMany);
    assertThat(ledger.events(FIRST_YEAR)).hasSize(MANY / 2);
  }

  /** Every second one takes the place of the one before. */
  private void putMany() {
    for (int n = 0; n < MANY; n++) {
      Month month = Month.of(FIRST_YEAR, 1 + n % 12);
      ledger.put(event("E" + n, month, 1, n % 2 == 0 ? null : "E" + (n - 1)));
      assertThat(ledger.reports(month)).isTrue();
    }
  }

  private static Return random(Random random, int revision) {
    Month month = Month.of(FIRST_YEAR + random.nextInt(YEARS), 1 + random.nextInt(12));
    String supersedes = random.nextBoolean() ? null : "E" + random.nextInt(NUMBERS);
    return event(
        "E" + random.nextInt(NUMBERS),
        month,
        random.nextInt(4) == 0 ? -revision : revision,
        supersedes);
  }

  /** A negative revision withdraws. */
  private static Return event(
      String number, Month month, int revision, @Nullable String supersedes) {
    return new Return(
        Form.EVENT,
        "91330483000000001X",
        month + "-09",
        month,
        Math.abs(revision),
        revision < 0,
        new ReturnAmounts(Form.EVENT),
        Remarks.NONE,
        new EventFacts(number, "signed", "done", null, null, supersedes));
  }
}
