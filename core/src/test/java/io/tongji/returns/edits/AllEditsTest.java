package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
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
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All that is wrong with a record, and the first thing: both follow from one list of rules, so the
 * first of all is the one that the pipeline reports.
 */
class AllEditsTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final long NOW = Instant.parse("2023-07-01T00:00:00Z").toEpochMilli();
  private static final int RECORDS = 4_000;
  private static final long SEED = 20_240_226;
  private static final List<String> UNITS =
      List.of("91330483YB0000032L", "91330483YB00000327", "91330483YBO0000315", "P1", "a b", "");
  private static final List<String> AREAS = List.of("330483", "330483004", "99", "");

  private final Random random = new Random(SEED);
  private final Set<RejectionReason> broken = new HashSet<>();
  private int several;

  @ParameterizedTest
  @EnumSource
  void ofReturns(Form form) {
    ReturnEdits rules = new ReturnEdits(CATALOGUE);
    check(
        () -> handedIn(form),
        new Rules<>(
            handedIn -> rules.check(handedIn, NOW),
            (handedIn, wrong) -> rules.checkAll(handedIn, NOW, wrong)));
    assertThat(broken)
        .contains(
            RejectionReason.FUTURE_PERIOD,
            RejectionReason.BAD_REVISION,
            RejectionReason.AMOUNT_RANGE)
        .hasSizeGreaterThan(6);
  }

  @Test
  void ofTheRegister() {
    RegisterEdits rules = new RegisterEdits(CATALOGUE);
    check(this::entry, new Rules<>(rules::check, rules::checkAll));
    assertThat(broken)
        .containsExactlyInAnyOrder(
            RejectionReason.UNKNOWN_KIND,
            RejectionReason.BAD_UNIT_ID,
            RejectionReason.CHECK_DIGIT,
            RejectionReason.BAD_PROJECT_CODE,
            RejectionReason.BAD_REVISION,
            RejectionReason.BAD_PERIOD,
            RejectionReason.BAD_VALIDITY,
            RejectionReason.NO_NAME,
            RejectionReason.UNKNOWN_AREA,
            RejectionReason.UNKNOWN_INDUSTRY);
  }

  @Test
  void ofTargets() {
    TargetEdits rules = new TargetEdits(CATALOGUE);
    check(this::target, new Rules<>(rules::check, rules::checkAll));
    assertThat(broken)
        .containsExactlyInAnyOrder(
            RejectionReason.UNKNOWN_INDICATOR,
            RejectionReason.UNKNOWN_AREA,
            RejectionReason.BAD_YEAR,
            RejectionReason.BAD_REVISION,
            RejectionReason.BAD_TARGET,
            RejectionReason.BAD_TARGET_BASE);
  }

  /** The first rule that a record breaks, and all. */
  private record Rules<R>(Function<R, Optional<Rejection>> first, BiConsumer<R, Rejections> all) {}

  private <R> void check(Supplier<R> records, Rules<R> rules) {
    for (int record = 0; record < RECORDS; record++) {
      R handedIn = records.get();
      Rejections wrong = new Rejections();
      rules.all().accept(handedIn, wrong);
      assertFirstOfAll(rules.first().apply(handedIn), wrong, handedIn);
    }
    assertThat(several).as("records with several faults").isPositive();
  }

  private void assertFirstOfAll(Optional<Rejection> first, Rejections all, Object handedIn) {
    assertThat(all.list().stream().findFirst()).as("%s, seed %d", handedIn, SEED).isEqualTo(first);
    assertThat(all.list().stream().map(Rejection::field))
        .as("%s, seed %d", handedIn, SEED)
        .doesNotHaveDuplicates();
    all.list().forEach(one -> broken.add(one.reason()));
    several += all.list().size() > 1 ? 1 : 0;
  }

  /** A field that could not be read silences all that it decides, and nothing else. */
  @Test
  void whatIsRefusedAlreadyRaisesNothing() {
    ReturnAmounts figures =
        new ReturnAmounts(Form.INVESTMENT)
            .put(Form.INVESTMENT.slot("ytd"), 5)
            .put(Form.INVESTMENT.slot("ytd_construction"), 6)
            .put(Form.INVESTMENT.slot("plan_total"), 1);
    Return handedIn =
        new Return(Form.INVESTMENT, "a b", "2023-13", null, -1, false, figures, Remarks.NONE, null);

    assertThat(reasons(handedIn))
        .containsExactly(
            RejectionReason.BAD_PROJECT_CODE,
            RejectionReason.BAD_PERIOD,
            RejectionReason.BAD_REVISION,
            RejectionReason.COMPONENTS,
            RejectionReason.SMALL_PLAN);
    assertThat(reasons(handedIn, "period", "ytd_equipment", "plan_total"))
        .as("construction is more than all, whatever the equipment")
        .containsExactly(
            RejectionReason.BAD_PROJECT_CODE,
            RejectionReason.BAD_REVISION,
            RejectionReason.CONSTRUCTION_OVER_TOTAL);
    assertThat(reasons(handedIn, "unit_id", "revision", "ytd"))
        .containsExactly(RejectionReason.BAD_PERIOD, RejectionReason.SMALL_PLAN);
    assertThat(reasons(handedIn, "withdrawn"))
        .as("a withdrawal would not be asked for its amounts")
        .containsExactly(
            RejectionReason.BAD_PROJECT_CODE,
            RejectionReason.BAD_PERIOD,
            RejectionReason.BAD_REVISION);
  }

  /** The reasons of the rules, where some fields could not be read. */
  private static List<RejectionReason> reasons(Return handedIn, String... unread) {
    Rejections wrong = new Rejections();
    for (String field : unread) {
      wrong.add(new Rejection(RejectionReason.FORMULA_ERROR, field, "#REF!"));
    }
    new ReturnEdits(CATALOGUE).checkAll(handedIn, NOW, wrong);
    return wrong.list().stream().skip(unread.length).map(Rejection::reason).toList();
  }

  private Return handedIn(Form form) {
    ReturnAmounts figures = new ReturnAmounts(form);
    for (AmountColumn column : form.amounts()) {
      if (random.nextInt(3) > 0) {
        figures.put(form.slot(column.name()), amount());
      }
    }
    String text = pick("2023-01", "2023-06", "2023-08", "3000-01", "2023-13");
    return new Return(
        form,
        pick(UNITS),
        text,
        month(text),
        pick(0, 1, -1),
        random.nextInt(4) == 0,
        figures,
        new Remarks(pick("2023", "1999", ""), null),
        form == Form.EVENT ? event() : null);
  }

  private long amount() {
    return pick(-1L, 0L, 1L, 10_000L, 9_000_000L, 20_000_000_000_000L);
  }

  private EventFacts event() {
    return new EventFacts(
        pick("E1", "E 1"),
        pick("household-cleared", "project-signed", "demolition", "flood"),
        pick("done", "signed", "dreamt"),
        random.nextInt(3) == 0 ? null : pick("NR", "M2"),
        random.nextInt(3) == 0 ? null : pick(AREAS),
        random.nextInt(3) == 0 ? null : pick("E1", "E2"));
  }

  private RegisterRecord entry() {
    UnitKind kind = random.nextInt(4) == 0 ? null : pick(UnitKind.values());
    String from = pick("2023-01", "2023-06", "3000-01", "2023-13");
    String to = pick("", "2023-02", "2023-12", "3000-01", "2023-13");
    return new RegisterRecord(
        pick(UNITS),
        new RegisterEntry(
            kind,
            kind == null ? "firm" : kind.code(),
            pick("甲", ""),
            new Place(pick(AREAS), List.of(pick("330483K01", "X9"), pick("330483K01P1", "X8"))),
            pick("3670", "36"),
            List.of(),
            new Validity(from, month(from), to, month(to)),
            new Ownership(null, null),
            null),
        pick(0, 1, -1),
        random.nextInt(4) == 0);
  }

  private Target target() {
    return new Target(
        new Target.Key(pick("GIO", "GDP"), pick(AREAS), pick(2023, 23)),
        pick(0L, 1L),
        random.nextBoolean() ? null : pick(6_000_000L, -100_000_000L),
        random.nextBoolean() ? null : pick(0L, 7L, 20_000_000_000_000L),
        "亿元",
        pick(0, 1, -1),
        random.nextInt(4) == 0);
  }

  private static @Nullable Month month(String text) {
    return text.isEmpty() || text.endsWith("13") ? null : Month.parse(text);
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
