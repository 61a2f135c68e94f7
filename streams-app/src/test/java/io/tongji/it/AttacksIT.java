package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.VintageKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.Attack;
import io.tongji.verify.attack.AttackedBureau;
import io.tongji.verify.attack.AttackedBureau.Planned;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every known attack through the topics: five releases of one gate keep back what each needs, and
 * whoever reads all that is public, and knows the register, computes nobody's figure.
 */
final class AttacksIT {

  private static final String PREFIX = "attacked";
  private static final Topics TOPICS = new Topics(PREFIX);

  /** The last release is made under another catalogue. */
  private static final int LAST = AttackedBureau.RELEASES.size() - 1;

  private static final Duration LONG = Duration.ofMinutes(4);

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
      AttackedReleases releases = new AttackedReleases(stand.catalogue());
      publishAll(stand, rules, releases, 0, LAST, stand.catalogue());
      stand.apply(PREFIX, recoded());
      publishAll(stand, rules, releases, LAST, LAST + 1, AttackedBureau.recoded());
      CommandEnd judged =
          CommandEnd.of(
              stand.command(
                  PREFIX, "verify", "--view=release", "--set=release.rules.file=" + rules));
      assertThat(judged.exitCode()).as(judged.out() + judged.messages()).isZero();
    }
  }

  private Path recoded() throws Exception {
    Path files = Files.createDirectory(directory.resolve("recoded"));
    for (Map.Entry<String, byte[]> file : AttackedBureau.recodedFiles().entrySet()) {
      Files.write(files.resolve(file.getKey()), file.getValue());
    }
    return files;
  }

  /** Hands in and publishes some of the releases under a catalogue. */
  private static void publishAll(
      Stand stand, Path rules, AttackedReleases releases, int from, int to, Catalogue catalogue)
      throws Exception {
    try (Bureau bureau = new Bureau(stand, PREFIX);
        Pipeline pipeline = stand.start(PREFIX);
        GateService gate = stand.startGate(PREFIX, rules)) {
      for (int release = from; release < to; release++) {
        releases.handIn(bureau, release);
        stand.awaitPublished(PREFIX, catalogue);
        Map<SeriesKey, Aggregate> live = live(bureau);
        publish(stand, bureau, release);
        Map<VintageKey, @Nullable Aggregate> vintages =
            bureau.latest(TOPICS.vintages(), VintageKey.class, Aggregate.class);
        for (Attack attack : Attack.all()) {
          if (attack.release() == release) {
            isKeptBack(attack, vintages, live);
          }
        }
        suppressedOnesAreAlike(vintages);
        assertThat(vintages.containsKey(Vintage.toKey("r4", AttackedBureau.CEASED)))
            .isEqualTo(release >= LAST - 1);
      }
      assertThat(bureau.refused()).isEmpty();
      Stand.assertReady(pipeline);
      assertThat(gate.isWorking()).isTrue();
    }
  }

  private static Map<SeriesKey, Aggregate> live(Bureau bureau) {
    Map<SeriesKey, Aggregate> live = new HashMap<>();
    bureau
        .latest(TOPICS.live(), AggregateKey.class, Aggregate.class)
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

  /** Suppressed figures of a release differ by what they are published as, and in nothing else. */
  private static void suppressedOnesAreAlike(Map<VintageKey, @Nullable Aggregate> vintages) {
    Map<List<String>, Set<Aggregate>> alike = new HashMap<>();
    vintages.forEach(
        (key, figure) -> {
          if (figure != null && "C".equals(figure.getCONFSTATUS())) {
            List<String> as =
                List.of(
                    key.getRELEASEID(),
                    key.getFREQ(),
                    figure.getBASEKIND(),
                    String.valueOf(figure.getFIRSTRELEASED()),
                    String.valueOf(figure.getREVISIONREASON()));
            alike.computeIfAbsent(as, first -> new HashSet<>()).add(figure);
          }
        });
    assertThat(alike).isNotEmpty().allSatisfy((as, figures) -> assertThat(figures).hasSize(1));
  }

  /** What the attack needs exists, and does not stand in the release. */
  private static void isKeptBack(
      Attack attack,
      Map<VintageKey, @Nullable Aggregate> vintages,
      Map<SeriesKey, Aggregate> live) {
    String id = AttackedBureau.RELEASES.get(attack.release()).id();
    SeriesKey key = attack.keys().get(0);
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
