package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.VintageKey;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.topics.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests for releases, from the command to the public topics, with all that may be wrong. */
final class ReleaseIT {

  private static final String PREFIX = "released";
  private static final Topics TOPICS = new Topics(PREFIX);
  private static final String COUNTY = "330483";
  private static final String TOWN = "330483004";
  private static final String ONE_FIRM = "330483003";
  private static final List<String> MONTHS = List.of("2022-02", "2022-03", "2022-04");
  private static final String RULES =
      """
      minimum = 3
      percent = 15
      signed.factor = 1
      salt = 00112233445566778899aabbccddeeff
      """;

  private static final String EXPIRED =
      "waiver = " + Papers.enterprise(13) + "; *; 2020-01; 2021-12; paper 7\n";

  @TempDir private Path directory;

  @Test
  void aReleaseIsAskedForRefusedOrPublishedOnceAndRevised() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      Path rules = rules("rules", RULES, "rw-------");
      release(stand, rules, "request", "--id=r1", "--through=2022-04")
          .failsWith(3, "no gate runs", "start ./tongji gate");
      assertThat(release(stand, rules, "list").messages()).contains("nothing is released yet");
      try (Bureau bureau = new Bureau(stand, PREFIX);
          Pipeline pipeline = stand.start(PREFIX);
          GateService gate = stand.startGate(PREFIX, rules)) {
        feed(bureau);
        stand.awaitPublished(PREFIX);
        refusesWhatCannotBeMet(stand, rules);
        refusesWithoutTheSecret(stand);
        refusesWithAnExpiredWaiver(stand, rules);
        assertThat(bureau.read(TOPICS.releases())).hasSize(1);
        for (String topic : List.of(TOPICS.release(), TOPICS.vintages(), TOPICS.publicReleases())) {
          assertThat(bureau.read(topic)).as(topic).isEmpty();
        }
        publishes(stand, rules, bureau);
        refusesWhatIsUsed(stand, rules);
        revises(stand, rules, bureau);
        Stand.assertReady(pipeline);
        assertThat(gate.isWorking()).isTrue();
      }
    }
  }

  private Path rules(String name, String text, String rights) throws Exception {
    Path file = directory.resolve(name);
    Files.writeString(file, text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
  }

  /** Twelve firms of one town, and one alone in another. */
  private static void feed(Bureau bureau) {
    for (int firm = 1; firm <= 13; firm++) {
      bureau.register(
          Papers.enterprise(firm), "2020-01", Papers.entry(firm == 13 ? ONE_FIRM : TOWN));
    }
    for (int firm = 1; firm <= 13; firm++) {
      for (int month = 0; month < MONTHS.size(); month++) {
        bureau.report(
            "output",
            Papers.enterprise(firm),
            MONTHS.get(month),
            Papers.output((1000 + 10L * firm) * (month + 2), 1));
      }
    }
  }

  private static CommandEnd release(Stand stand, @Nullable Path rules, String... words) {
    List<String> all = new ArrayList<>(List.of("release"));
    all.addAll(Arrays.asList(words));
    all.add("--lang=en");
    if (rules != null) {
      all.add("--set=release.rules.file=" + rules);
    }
    return CommandEnd.of(stand.command(PREFIX, all.toArray(String[]::new)));
  }

  private static void refusesWhatCannotBeMet(Stand stand, Path rules) {
    release(stand, rules, "request", "--id=r 1", "--through=2022-04")
        .failsWith(2, "the id \"r 1\" cannot be used", "letters, digits");
    release(stand, rules, "request", "--id=r1", "--through=2022-13")
        .failsWith(2, "--through", "2022-13", "give one like 2023-12");
    release(stand, rules, "request", "--id=r1", "--through=2022-04", "--status=X")
        .failsWith(2, "the status \"X\" is none", "give P");
    release(
            stand,
            rules,
            "request",
            "--id=r1",
            "--through=" + YearMonth.now(ZoneOffset.UTC).plusMonths(2))
        .failsWith(2, "is not closed", "the last closed one");
    release(
            stand,
            rules,
            "request",
            "--id=r1",
            "--through=2022-04",
            "--revise=2022-03",
            "--reason=LATE_RETURN")
        .failsWith(2, "nothing was released before", "leave --revise out");
    release(stand, rules, "show", "r1").failsWith(2, "no release has the id r1", "nothing");
  }

  private void refusesWithoutTheSecret(Stand stand) throws Exception {
    release(stand, null, "preview", "--through=2022-04")
        .failsWith(2, "release.rules.file is not set", "docs/release.md");
    release(stand, directory.resolve("none"), "preview", "--through=2022-04")
        .failsWith(2, "is missing", "release.rules.file");
    Path open = rules("open", RULES, "rw-r-----");
    release(stand, open, "preview", "--through=2022-04")
        .failsWith(2, "others than its owner", "chmod 600");
    Path waived = rules("waived", RULES + EXPIRED, "rw-------");
    release(stand, waived, "preview", "--through=2022-04")
        .failsWith(2, "waivers ended before 2022-04", "paper 7", "extend");
  }

  /** The command cannot know the secret: the gate refuses, and says so in the outcome. */
  private void refusesWithAnExpiredWaiver(Stand stand, Path rules) throws Exception {
    CommandEnd.of(
            stand.command(
                PREFIX,
                "gate",
                "--lang=en",
                "--set=release.rules.file=" + directory.resolve("open")))
        .failsWith(2, "others than its owner", "chmod 600");
    Files.writeString(rules, RULES + EXPIRED);
    CommandEnd refused = release(stand, rules, "request", "--id=r1", "--through=2022-04");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.out() + refused.messages())
        .contains("waivers ended before 2022-04", "paper 7", "extend");
    Files.writeString(rules, RULES);
  }

  private static void publishes(Stand stand, Path rules, Bureau bureau) {
    CommandEnd preview = release(stand, rules, "preview", "--through=2022-04");
    assertThat(preview.exitCode()).as(preview.messages()).isZero();
    assertThat(preview.out()).contains("published", "suppressed");
    CommandEnd done = release(stand, rules, "request", "--id=r1", "--through=2022-04");
    assertThat(done.exitCode()).as(done.messages()).isZero();
    assertThat(done.out()).contains("request r1 through 2022-04: published");
    PublishedRelease release = releases(stand).get(0);
    Map<AggregateKey, @Nullable Aggregate> latest = latest(bureau);
    assertThat(release.size()).isEqualTo(latest.size()).isPositive();
    assertThat(bureau.read(TOPICS.vintages())).hasSize(latest.size());
    Map<AggregateKey, @Nullable Aggregate> live =
        bureau.latest(TOPICS.live(), AggregateKey.class, Aggregate.class);
    latest.forEach((key, figure) -> isRight(key, Objects.requireNonNull(figure), live.get(key)));
    assertThat(amount(latest, COUNTY, "2022-04")).isEqualTo(amount(live, COUNTY, "2022-04"));
    assertThat(status(latest, ONE_FIRM, "2022-04")).isEqualTo("C");
    assertThat(status(latest, TOWN, "2022-04")).as("county less town is one firm").isEqualTo("C");
  }

  /** A figure is the live one, or says nothing. */
  private static void isRight(AggregateKey key, Aggregate figure, @Nullable Aggregate live) {
    assertThat(figure.getRELEASEID()).isEqualTo("r1");
    assertThat(figure.getFIRSTRELEASED()).isEqualTo("r1");
    assertThat(figure.getCUT()).isEqualTo(1);
    assertThat(figure.getBASEYTD()).isNull();
    assertThat(figure.getREVISIONCARRY()).isNull();
    if (figure.getCONFSTATUS().equals("C")) {
      assertThat(figure.getOBSSTATUS()).isEqualTo("Q");
      assertThat(numbers(figure)).as("numbers of %s", key).isEmpty();
    } else {
      Aggregate found = Objects.requireNonNull(live);
      assertThat(figure.getYTD()).as("%s", key).isEqualTo(found.getYTD());
      assertThat(figure.getV()).as("%s", key).isEqualTo(found.getV());
      assertThat(figure.getM()).isIn(found.getM(), null);
    }
  }

  private static Map<String, Object> numbers(Aggregate figure) {
    Map<String, Object> numbers = new HashMap<>();
    figure
        .getSchema()
        .getFields()
        .forEach(
            field -> {
              Object content = figure.get(field.pos());
              if (content instanceof Number && !field.name().equals("CUT")) {
                numbers.put(field.name(), content);
              }
            });
    return numbers;
  }

  private static void refusesWhatIsUsed(Stand stand, Path rules) {
    CommandEnd again = release(stand, rules, "request", "--id=r1", "--through=2022-04");
    assertThat(again.exitCode()).isZero();
    assertThat(again.messages()).contains("out already");
    release(stand, rules, "request", "--id=r1", "--through=2022-03")
        .failsWith(2, "the id r1 is that of the release", "an id of its own");
    release(stand, rules, "request", "--id=r2", "--through=2022-04")
        .failsWith(2, "came out with the release r1", "--revise");
    release(stand, rules, "request", "--id=r2", "--through=2022-04", "--revise=2022-03")
        .failsWith(2, "a revision needs a reason", "LATE_RETURN");
    release(stand, rules, "show", "r2")
        .failsWith(2, "no release has the id r2", "./tongji release list has all");
    assertThat(releases(stand)).hasSize(1);
  }

  /** All firms correct what they reported: what they changed is published, all else stands. */
  private static void revises(Stand stand, Path rules, Bureau bureau) {
    Map<AggregateKey, @Nullable Aggregate> before = latest(bureau);
    for (int firm = 1; firm <= 12; firm++) {
      bureau.report(
          "output", Papers.enterprise(firm), "2022-04", Papers.output(5000 + 17L * firm, 2));
    }
    stand.awaitPublished(PREFIX);
    CommandEnd done =
        release(
            stand,
            rules,
            "request",
            "--id=r2",
            "--through=2022-04",
            "--revise=2022-02",
            "--reason=RESPONDENT_CORRECTION");
    assertThat(done.exitCode()).as(done.messages()).isZero();
    List<PublishedRelease> releases = releases(stand);
    assertThat(releases).extracting(PublishedRelease::id).containsExactly("r1", "r2");
    Map<AggregateKey, @Nullable Aggregate> after = latest(bureau);
    after.forEach(
        (key, figure) -> {
          Aggregate now = Objects.requireNonNull(figure);
          boolean revised = "r2".equals(now.getRELEASEID());
          assertThat(revised || now.equals(before.get(key))).as("%s", key).isTrue();
          assertThat(!revised || now.getCUT() == 2).isTrue();
          assertThat(!revised || key.getTIMEPERIOD().equals("2022-04")).as("%s", key).isTrue();
        });
    assertThat(amount(after, COUNTY, "2022-04")).isNotEqualTo(amount(before, COUNTY, "2022-04"));
    assertThat(bureau.records(TOPICS.vintages(), VintageKey.class, Aggregate.class))
        .hasSize((int) (releases.get(0).size() + releases.get(1).size()))
        .extracting(record -> record.key().getRELEASEID())
        .containsOnlyElementsOf(Set.of("r1", "r2"));
    List<ReleaseOutcome> outcomes = new ReleaseReader(stand.clients(PREFIX), TOPICS).outcomes();
    assertThat(outcomes).extracting(ReleaseOutcome::isPublished).containsExactly(false, true, true);
    CommandEnd list = release(stand, rules, "list");
    assertThat(list.out()).contains("r1", "r2", "from 2022-02 RESPONDENT_CORRECTION");
    assertThat(release(stand, rules, "show", "r2").out()).contains("records GIO", "SHA-256");
  }

  private static List<PublishedRelease> releases(Stand stand) {
    return new ReleaseReader(stand.clients(PREFIX), TOPICS).releases();
  }

  private static Map<AggregateKey, @Nullable Aggregate> latest(Bureau bureau) {
    return bureau.latest(TOPICS.release(), AggregateKey.class, Aggregate.class);
  }

  private static @Nullable Long amount(
      Map<AggregateKey, @Nullable Aggregate> table, String area, String month) {
    return stated(table, area, month, Aggregate::getYTD);
  }

  private static @Nullable String status(
      Map<AggregateKey, @Nullable Aggregate> table, String area, String month) {
    return stated(table, area, month, Aggregate::getCONFSTATUS);
  }

  private static <T> @Nullable T stated(
      Map<AggregateKey, @Nullable Aggregate> table,
      String area,
      String month,
      Function<Aggregate, @Nullable T> field) {
    Aggregate figure = table.get(new AggregateKey("M", area, "GIO", "_T", month));
    return field.apply(Objects.requireNonNull(figure, area + " " + month));
  }
}
