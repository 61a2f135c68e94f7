package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.oracle.RandomUnits;
import io.tongji.oracle.TestCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge of releases finds in the topics what was planted there, and nothing else. */
final class ReleaseVerificationIT {

  private static final String PREFIX = "judged";
  private static final Topics TOPICS = new Topics(PREFIX);

  @TempDir private Path directory;
  private Stand stand;
  private Releases releases;

  /** Four firms of electronics and one of food in the zone, in one month. */
  @BeforeEach
  void firms() throws IOException {
    stand = new Stand(directory);
    stand.createTopics(PREFIX);
    List<String> register =
        new ArrayList<>(List.of("unit_id,kind,name,area,groups,industry,frames,valid_from"));
    List<String> output = new ArrayList<>(List.of("unit_id,period,ytd"));
    for (int firm = 0; firm < 5; firm++) {
      String unit = RandomUnits.enterprise(firm);
      String industry = firm == 4 ? "1310" : "3911";
      register.add(
          unit + ",enterprise,单位,330483004,330483K01," + industry + ",above-scale,2022-01");
      output.add(unit + ",2023-02," + (100 + firm));
    }
    feed("register", register);
    feed("output", output);
    Path rules = directory.resolve("rules");
    Files.writeString(rules, "minimum = 3\npercent = 15\n");
    releases = new Releases(stand, PREFIX);
  }

  private void feed(String form, List<String> lines) throws IOException {
    Path file = Files.write(directory.resolve(form + ".csv"), lines);
    CommandEnd fed =
        CommandEnd.of(
            stand.command(PREFIX, "ingest", "--no-wait", "--form=" + form, file.toString()));
    assertThat(fed.exitCode()).as(fed.messages()).isZero();
  }

  @AfterEach
  void close() {
    releases.close();
    stand.close();
  }

  private static Aggregate february(long ytd, int units) {
    Aggregate value = new Aggregate();
    value.setBASEKIND("RESTATED");
    value.setM(ytd);
    value.setYTD(ytd);
    value.setUNITS(units);
    value.setEXPECTED(units);
    value.setYTDYOYREASON("NO_BASE");
    return value;
  }

  private Releases.Draft draft(String id) {
    return releases.draft(id, "2023-02", "P", "2023-03-18");
  }

  /** The gate's outcome: of which inputs the release was made. */
  private void decided(String id) {
    decided(id, stand.catalogue());
  }

  private void decided(String id, Catalogue catalogue) {
    Clients clients = stand.clients(PREFIX);
    ReleaseRecords records = new ReleaseRecords(TOPICS, clients.serdes(), Stand.PARTITIONS);
    Map<String, Object> options = new HashMap<>(clients.options());
    options.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    try (Offsets offsets = new Offsets(clients);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      Point point =
          new Point(
              offsets.ends(TOPICS.computedFrom()),
              "nobody",
              catalogue.digest(),
              catalogue.programme().digest(),
              "salted");
      Future<RecordMetadata> sent =
          producer.send(
              records.encode(
                  new ReleaseOutcome(
                      new ReleaseRequest(id, "2023-02", "P", null, null, null),
                      new Position(0, 0),
                      Instant.parse("2023-03-18T01:30:00Z"),
                      1L,
                      point,
                      "plan",
                      List.of(),
                      new TreeMap<>(),
                      List.of())));
      producer.flush();
      assertThat(sent).isDone();
    }
  }

  private CommandEnd verify(String... more) {
    List<String> words = new ArrayList<>(List.of("verify", "--view=release"));
    words.addAll(List.of(more));
    words.add("--set=release.rules.file=" + directory.resolve("rules"));
    return CommandEnd.of(stand.command(PREFIX, words.toArray(String[]::new)));
  }

  @Test
  void plantedFaultsAreFoundAndNothingElse() {
    draft("R1")
        .suppress("GIO", "C39", "2023-02")
        .publish("GIO", "_T", "2023-02", february(510_000, 5))
        .out();
    decided("R1");
    CommandEnd sound = verify();
    assertThat(sound.exitCode()).as(sound.messages() + sound.out()).isZero();

    draft("R2").publish("GIO", "C39", "2023-02", february(406_000, 4)).out();
    decided("R2");
    CommandEnd leaking = verify();
    assertThat(leaking.exitCode()).isEqualTo(1);
    assertThat(leaking.out())
        .contains("leak=", "by=anybody whose=" + RandomUnits.enterprise(4))
        .doesNotContain("field=", "mark=");
    assertThat(verify("--release=R1").exitCode()).isZero();

    draft("R3").publish("GIO", "_T", "2023-02", february(510_001, 5)).out();
    decided("R3");
    assertThat(verify().out())
        .doesNotContain("mark=", "topic=")
        .contains("release=R3 indicator=GIO", "field=YTD published=510001 recomputed=510000")
        .contains("field=M published=510001");
  }

  @Test
  void aReleaseThatIsNotWholeIsFound() {
    draft("R1").publish("GIO", "_T", "2023-02", february(510_000, 5)).out(2);
    decided("R1");
    draft("R2").publish("GIO", "_T", "2023-02", february(510_000, 5)).latestOnly();
    assertThat(verify().out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains("mark=records are {GIO=1}", "{GIO=3}"))
        .anySatisfy(line -> assertThat(line).contains("mark=records have another digest"))
        .anySatisfy(line -> assertThat(line).contains("topic=judged.aggregates.release GIO"));
  }

  /** Under the second catalogue food belongs to a theme, which electronics alone did before. */
  @Test
  void eachReleaseIsJudgedUnderItsCatalogue() throws Exception {
    draft("R1").publish("GIO", "S_DIGI", "2023-02", february(406_000, 4)).out();
    decided("R1");
    Path files = ChangedCatalogue.unchanged(directory.resolve("changed"));
    Path themes = files.resolve("themes.csv");
    String theme =
        Files.readAllLines(themes).stream()
            .filter(line -> line.startsWith("S_DIGI,"))
            .findFirst()
            .orElseThrow();
    Files.writeString(
        themes, Files.readString(themes) + theme.replaceFirst(",[0-9]{4},", ",1310,") + "\n");
    stand.apply(PREFIX, files);
    CommandEnd sound = verify();
    assertThat(sound.exitCode()).as(sound.messages() + sound.out()).isZero();

    draft("R2").publish("GIO", "S_DIGI", "2023-02", february(510_000, 5)).out();
    decided("R2", CatalogueFiles.in(files));
    assertThat(verify().out())
        .contains("leak=", "by=anybody whose=" + RandomUnits.enterprise(4))
        .doesNotContain("field=", "mark=", "topic=");

    draft("R3").publish("GIO", "_T", "2023-02", february(510_000, 5)).out();
    decided("R3", TestCatalogue.read());
    verify().failsWith(2, "R3", "a catalogue that", "apply its files once more");
  }

  @Test
  void whatCannotBeJudgedIsSaid() {
    verify().failsWith(2, "nothing was released yet", "release request");
    draft("R1").publish("GIO", "_T", "2023-02", february(510_000, 5)).out();
    verify("--release=R9").failsWith(2, "R9", "release list");
    verify().failsWith(2, "R1", "no outcome");
  }
}
