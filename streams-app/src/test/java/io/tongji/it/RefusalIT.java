package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.EventKey;
import io.tongji.avro.EventReturn;
import io.tongji.avro.InvestmentReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.RejectedRecord;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.TargetKey;
import io.tongji.avro.Verdict;
import io.tongji.log.topics.Partitioning;
import io.tongji.returns.edits.RejectionReason;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record that breaks a rule comes back with the rule, its place and itself, and counts nowhere.
 */
final class RefusalIT {

  private static final String PREFIX = "refusal";
  private static final String UNIT = Papers.enterprise(1);
  private static final String FROM = "2018-01";
  private static final String TOWN = "330483004";

  /** What the pipeline decides; the other reasons are about rows of files. */
  private static final Set<RejectionReason> OF_RECORDS =
      EnumSet.range(RejectionReason.TOMBSTONE, RejectionReason.BAD_TARGET_BASE);

  @TempDir private Path directory;

  /** Each bad record by where it stands. */
  private final Map<SourcePosition, Bad> handedIn = new LinkedHashMap<>();

  private record Bad(Letter letter, RejectionReason reason) {}

  @Test
  void everyRuleThatARecordBreaksIsReportedWithItsPlaceAndTheOriginal() {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = stand.start(PREFIX)) {
        handInBadEntries(bureau);
        handInBadReturns(bureau);
        handInContradictions(bureau);
        handInBadEvents(bureau);
        handInBadTargets(bureau);
        stand.awaitPublished(PREFIX);
        assertThatAllAreRefused(bureau);
        assertThatOnlyTheGoodReturnCounts(stand);
      }
    }
    assertThat(handedIn.values()).extracting(Bad::reason).containsAll(OF_RECORDS);
  }

  private void refuse(Bureau bureau, Letter letter, RejectionReason reason) {
    handedIn.put(bureau.send(letter), new Bad(letter, reason));
  }

  private void refuseElsewhere(Bureau bureau, Letter letter) {
    int own = Partitioning.partition(letter.id(), Stand.PARTITIONS);
    SourcePosition at = bureau.send(letter, (own + 1) % Stand.PARTITIONS);
    handedIn.put(at, new Bad(letter, RejectionReason.WRONG_PARTITION));
  }

  private void handInBadEntries(Bureau bureau) {
    bureau.register(UNIT, FROM, entry(entry -> entry.setRevision(1)));
    refuse(
        bureau,
        entry(bureau, entry -> entry.setRevision(1).setName("别名")),
        RejectionReason.SAME_REVISION);
    refuse(bureau, entry(bureau, entry -> entry.setRevision(0)), RejectionReason.BAD_REVISION);
    refuse(bureau, entry(bureau, entry -> entry.setKind("bank")), RejectionReason.UNKNOWN_KIND);
    refuse(bureau, entry(bureau, entry -> entry.setName(" ")), RejectionReason.NO_NAME);
    refuse(bureau, entry(bureau, entry -> entry.setArea("330999")), RejectionReason.UNKNOWN_AREA);
    refuse(
        bureau,
        entry(bureau, entry -> entry.setGroups(List.of("330999"))),
        RejectionReason.UNKNOWN_AREA);
    refuse(
        bureau,
        entry(bureau, entry -> entry.setIndustry("9999")),
        RejectionReason.UNKNOWN_INDUSTRY);
    refuse(
        bureau, entry(bureau, entry -> entry.setValidTo("2017-12")), RejectionReason.BAD_VALIDITY);
    refuse(bureau, entry(bureau, entry -> entry.setValidTo("soon")), RejectionReason.BAD_VALIDITY);
    refuse(
        bureau,
        Letter.ofRegister(bureau, new RegisterKey(UNIT, "2018-00"), Papers.entry(TOWN)),
        RejectionReason.BAD_PERIOD);
    refuse(
        bureau,
        Letter.ofRegister(bureau, new RegisterKey(UNIT, FROM), null),
        RejectionReason.TOMBSTONE);
    refuseElsewhere(bureau, entry(bureau, entry -> entry.setArea("330483001")));
  }

  private static Letter entry(Bureau bureau, Consumer<RegisterEntry.Builder> spoil) {
    return Letter.ofRegister(bureau, new RegisterKey(UNIT, FROM), entry(spoil));
  }

  private static RegisterEntry entry(Consumer<RegisterEntry.Builder> change) {
    RegisterEntry.Builder entry = RegisterEntry.newBuilder(Papers.entry(TOWN));
    change.accept(entry);
    return entry.build();
  }

  private void handInBadReturns(Bureau bureau) {
    bureau.report("output", UNIT, "2019-05", Papers.output(10, 3));
    refuse(bureau, output(bureau, "2019-05", Papers.output(11, 3)), RejectionReason.SAME_REVISION);
    refuse(bureau, output(bureau, "2019-05", null), RejectionReason.TOMBSTONE);
    refuseElsewhere(bureau, output(bureau, "2019-06", Papers.output(10, null)));
    refuse(bureau, output(bureau, "2019-13", Papers.output(10, null)), RejectionReason.BAD_PERIOD);
    refuse(bureau, output(bureau, "2019-01", Papers.output(10, null)), RejectionReason.NO_JANUARY);
    refuse(bureau, output(bureau, "2019-06", new OutputReturn()), RejectionReason.NO_AMOUNT);
    refuse(
        bureau,
        output(bureau, "2019-06", Papers.output(10_000_000_000_001L, 1)),
        RejectionReason.AMOUNT_RANGE);
    refuse(bureau, output(bureau, "2019-06", Papers.output(10, 0)), RejectionReason.BAD_REVISION);
    refuse(bureau, output(bureau, "2019-06", Papers.output(10, -4)), RejectionReason.BAD_REVISION);
    refuseUnit(bureau, "output", UNIT.substring(1), RejectionReason.BAD_UNIT_ID);
    refuseUnit(bureau, "output", UNIT.replaceFirst("^91", "92"), RejectionReason.CHECK_DIGIT);
    refuseUnit(bureau, "investment", "TX 1", RejectionReason.BAD_PROJECT_CODE);
    InvestmentReturn uneven = Papers.investment(10);
    uneven.setYtdConstruction(9L);
    refuse(
        bureau,
        Letter.ofReturn(bureau, "investment", new ReturnKey("TX-1", "2019-06"), uneven),
        RejectionReason.COMPONENTS);
  }

  private void handInContradictions(Bureau bureau) {
    refuse(
        bureau, output(bureau, "2998-12", Papers.output(10, null)), RejectionReason.FUTURE_PERIOD);
    refuseOutput(bureau, RejectionReason.NEGATIVE, value -> value.setYtd(-1L));
    refuseOutput(bureau, RejectionReason.FORM_VERSION, value -> value.setFormVersion("1066"));
    refuseOutput(
        bureau,
        RejectionReason.DELIVERY_OVER_SALES,
        value -> value.setSalesYtd(5L).setDeliveryYtd(6L));
    InvestmentReturn more = Papers.construction(12);
    more.setYtd(10L);
    more.setYtdOther(-2L);
    refuseProject(bureau, more, RejectionReason.CONSTRUCTION_OVER_TOTAL);
    InvestmentReturn small = Papers.investment(10);
    small.setPlanTotal(4_999_999L);
    refuseProject(bureau, small, RejectionReason.SMALL_PLAN);
  }

  private void refuseOutput(
      Bureau bureau, RejectionReason reason, Consumer<OutputReturn.Builder> spoil) {
    OutputReturn.Builder value = OutputReturn.newBuilder(Papers.output(10, null));
    spoil.accept(value);
    refuse(bureau, output(bureau, "2019-06", value.build()), reason);
  }

  private void refuseProject(Bureau bureau, InvestmentReturn value, RejectionReason reason) {
    ReturnKey key = new ReturnKey("TX-1", "2019-06");
    refuse(bureau, Letter.ofReturn(bureau, "investment", key, value), reason);
  }

  private void handInBadEvents(Bureau bureau) {
    refuseEvent(bureau, " ", RejectionReason.BAD_EVENT_ID, event -> {});
    refuseEvent(bureau, "E1", RejectionReason.BAD_DATE, event -> event.setOccurredOn("2019-05-32"));
    refuseEvent(bureau, "E1", RejectionReason.UNKNOWN_EVENT, event -> event.setKind("party"));
    refuseEvent(bureau, "E1", RejectionReason.UNKNOWN_STATUS, event -> event.setStatus("dreamt"));
    refuseEvent(
        bureau, "E1", RejectionReason.EVENT_QUANTITY, event -> event.setQuantity(5L).setUnit("MU"));
    refuseEvent(
        bureau,
        "E1",
        RejectionReason.COUNT_NOT_WHOLE,
        event -> event.setKind("robots-bought").setStatus("done").setUnit("NR").setQuantity(5L));
    refuseEvent(
        bureau, "E1", RejectionReason.SUPERSEDES_ITSELF, event -> event.setSupersedes("E1"));
  }

  private void refuseEvent(
      Bureau bureau, String id, RejectionReason reason, Consumer<EventReturn.Builder> spoil) {
    EventReturn.Builder event =
        EventReturn.newBuilder()
            .setKind("project-signed")
            .setStatus("signed")
            .setOccurredOn("2019-05-03")
            .setWithdrawn(false);
    spoil.accept(event);
    String topic = bureau.topics().returns("event");
    refuse(bureau, new Letter(topic, new EventKey(UNIT, id), event.build()), reason);
  }

  private void refuseUnit(Bureau bureau, String form, String unit, RejectionReason reason) {
    SpecificRecord value = form.equals("output") ? Papers.output(10, 1) : Papers.investment(10);
    refuse(bureau, Letter.ofReturn(bureau, form, new ReturnKey(unit, "2019-06"), value), reason);
  }

  private static Letter output(Bureau bureau, String period, @Nullable OutputReturn value) {
    return Letter.ofReturn(bureau, "output", new ReturnKey(UNIT, period), value);
  }

  private void handInBadTargets(Bureau bureau) {
    TargetKey key = new TargetKey("GIO", "330483", 2019);
    bureau.target(key, Papers.target(100L, 2));
    refuseTarget(bureau, key, 101L, RejectionReason.SAME_REVISION);
    refuseTarget(
        bureau, new TargetKey("GDP", "330483", 2019), 5L, RejectionReason.UNKNOWN_INDICATOR);
    refuseTarget(bureau, new TargetKey("GIO", "330999", 2019), 5L, RejectionReason.UNKNOWN_AREA);
    refuseTarget(bureau, new TargetKey("GIO", "330483", 19), 5L, RejectionReason.BAD_YEAR);
    refuseTarget(bureau, new TargetKey("GIO", "330483", 2018), -5L, RejectionReason.BAD_TARGET);
    TargetKey growth = new TargetKey("GIO", "330483", 2017);
    refuse(
        bureau,
        Letter.ofTarget(bureau, growth, Papers.growthTarget(6_000_000L, 0L)),
        RejectionReason.BAD_TARGET_BASE);
    refuse(
        bureau, Letter.ofTarget(bureau, key, Papers.target(5L, 0)), RejectionReason.BAD_REVISION);
    refuse(bureau, Letter.ofTarget(bureau, key, null), RejectionReason.TOMBSTONE);
    refuseElsewhere(bureau, Letter.ofTarget(bureau, key, Papers.target(7L, 9)));
  }

  private void refuseTarget(Bureau bureau, TargetKey key, long amount, RejectionReason reason) {
    refuse(bureau, Letter.ofTarget(bureau, key, Papers.target(amount, 2)), reason);
  }

  private void assertThatAllAreRefused(Bureau bureau) {
    Map<SourcePosition, @Nullable RejectedRecord> rejected =
        bureau.latest(bureau.topics().rejected(), SourcePosition.class, RejectedRecord.class);
    Map<SourcePosition, @Nullable Verdict> verdicts =
        bureau.latest(bureau.topics().verdicts(), SourcePosition.class, Verdict.class);

    assertThat(rejected.keySet()).isEqualTo(handedIn.keySet());
    assertThat(verdicts.keySet()).isEqualTo(handedIn.keySet());
    handedIn.forEach(
        (at, bad) -> {
          assertThatIsReportedInFull(bureau, bad, Objects.requireNonNull(rejected.get(at)));
          Verdict verdict = Objects.requireNonNull(verdicts.get(at));
          assertThat(verdict.getResult()).isEqualTo("rejected");
          assertThat(verdict.getReason()).isEqualTo(bad.reason().name());
        });
    for (String topic : List.of(bureau.topics().rejected(), bureau.topics().verdicts())) {
      assertThat(bureau.partitions(topic, SourcePosition.class))
          .as(topic)
          .allSatisfy((at, partition) -> assertThat(partition).isEqualTo(at.getPartition()));
    }
    assertThat(bureau.read(bureau.topics().deadLetters())).isEmpty();
  }

  private static void assertThatIsReportedInFull(Bureau bureau, Bad bad, RejectedRecord printed) {
    assertThat(printed.getReason()).as(printed.toString()).isEqualTo(bad.reason().name());
    assertThat(printed.getMessage()).isEqualTo(bad.reason().message());
    assertThat(printed.getRemedy()).isEqualTo(bad.reason().remedy());
    assertThat(printed.getMessageEn()).isEqualTo(bad.reason().english().message());
    assertThat(printed.getRemedyEn()).isEqualTo(bad.reason().english().remedy());
    assertThat(printed.getSubjectId()).isEqualTo(bad.letter().id());
    assertThat(printed.getOriginalKey()).isEqualTo(ByteBuffer.wrap(bureau.key(bad.letter())));
    assertThat(printed.getOriginalValue())
        .isEqualTo(
            bad.letter().value() == null ? null : ByteBuffer.wrap(bureau.value(bad.letter())));
  }

  private static void assertThatOnlyTheGoodReturnCounts(Stand stand) {
    assertThat(stand.table(PREFIX).rows())
        .extracting(row -> row.aggregate().key())
        .isNotEmpty()
        .allMatch(key -> key.period().toString().equals("2019-05"))
        .noneMatch(key -> key.area().equals("330483001"));
  }
}
