package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.VintageKey;
import io.tongji.disclosure.PublishedPart;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.AttackedBureau;
import io.tongji.verify.attack.AttackedBureau.Attack;
import io.tongji.verify.attack.AttackedBureau.Planned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every known attack through the topics: four releases of one gate keep back what each needs, and
 * whoever reads all that is public, and knows the register, computes nobody's figure.
 */
final class AttacksIT {

  private static final String PREFIX = "attacked";
  private static final Topics TOPICS = new Topics(PREFIX);
  private static final Duration LONG = Duration.ofMinutes(1);

  /** The field of a record that states a part. */
  private static final Map<PublishedPart, String> FIELDS =
      Map.of(
          PublishedPart.AMOUNT, "YTD",
          PublishedPart.MONTH, "M",
          PublishedPart.GROWTH, "YTD_YOY",
          PublishedPart.TARGET, "COMPLETION",
          PublishedPart.UNITS, "UNITS",
          PublishedPart.COVERAGE, "COVERAGE_RATE");

  @TempDir private Path directory;

  @Test
  void noAttackSucceedsOnWhatIsPublic() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      Path rules = stand.writeRules();
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = stand.start(PREFIX);
          GateService gate = stand.startGate(PREFIX, rules)) {
        AttackedReleases releases = new AttackedReleases(stand.catalogue(), bureau);
        releases.setTarget();
        Map<Integer, Map<SeriesKey, Aggregate>> live = new HashMap<>();
        for (int release = 0; release < AttackedBureau.RELEASES.size(); release++) {
          releases.handIn(release);
          stand.awaitPublished(PREFIX);
          live.put(release, live(bureau));
          publish(stand, bureau, release);
        }
        assertThat(bureau.refused()).isEmpty();
        Map<VintageKey, @Nullable Aggregate> vintages =
            bureau.told(TOPICS.vintages(), VintageKey.class, Aggregate.class);
        AttackedBureau.attacks()
            .forEach(
                attack ->
                    isKeptBack(
                        attack, vintages, Objects.requireNonNull(live.get(attack.release()))));
        assertThat(vintages).containsEntry(Vintage.toKey("r4", AttackedBureau.CEASED), null);
        CommandEnd judged =
            CommandEnd.of(
                stand.command(
                    PREFIX, "verify", "--view=release", "--set=release.rules.file=" + rules));
        assertThat(judged.exitCode()).as(judged.out() + judged.messages()).isZero();
        assertThat(pipeline.ready()).isTrue();
        assertThat(gate.isWorking()).isTrue();
      }
    }
  }

  private static Map<SeriesKey, Aggregate> live(Bureau bureau) {
    Map<SeriesKey, Aggregate> live = new HashMap<>();
    bureau
        .told(TOPICS.live(), AggregateKey.class, Aggregate.class)
        .forEach(
            (key, figure) -> {
              if (figure != null) {
                live.put(AggregateRecords.toSeriesKey(key), figure);
              }
            });
    return live;
  }

  private static void publish(Stand stand, Bureau bureau, int number) throws Exception {
    Planned planned = AttackedBureau.RELEASES.get(number);
    String from = planned.revise() == null ? null : planned.revise().toString();
    ReleaseRequest request =
        new ReleaseRequest(
            planned.id(),
            planned.through().toString(),
            "P",
            from == null ? null : "LATE_RETURN",
            from,
            null);
    bureau.send(
        new ReleaseRecords(TOPICS, stand.clients(PREFIX).serdes(), Stand.PARTITIONS)
            .encode(request));
    List<ReleaseOutcome> outcomes =
        Await.until(
            LONG,
            () -> new ReleaseReader(stand.clients(PREFIX), TOPICS).outcomes(),
            found -> found.size() > number);
    assertThat(outcomes.get(number).refusals()).as(planned.id()).isEmpty();
  }

  /** What the attack needs exists, and does not stand in the release. */
  private static void isKeptBack(
      Attack attack,
      Map<VintageKey, @Nullable Aggregate> vintages,
      Map<SeriesKey, Aggregate> live) {
    String id = AttackedBureau.RELEASES.get(attack.release()).id();
    for (SeriesKey key : attack.keys()) {
      Aggregate figure = vintages.get(Vintage.toKey(id, key));
      for (PublishedPart part : attack.parts()) {
        String field = Objects.requireNonNull(FIELDS.get(part));
        assertThat(Objects.requireNonNull(live.get(key)).get(field))
            .as("%s: live %s of %s", attack, field, key)
            .isNotNull();
        assertThat(figure == null ? null : figure.get(field))
            .as("%s: %s of %s in %s", attack, field, key, id)
            .isNull();
      }
    }
  }
}
