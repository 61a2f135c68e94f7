package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.gate.GateService;
import io.tongji.app.run.Pipeline;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.topics.TopicSpec;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a disk took away comes back from a back-up, into another cluster whose registry gives other
 * ids: the same records at the same offsets, the same figures, the same releases. Wrong offsets and
 * a wrong catalogue are put right by the verbs of the manual.
 */
final class BackupIT {

  private static final String PREFIX = "kept";
  private static final Topics TOPICS = new Topics(PREFIX);
  private static final String GREEN = "every published figure equals the recomputed one";
  private static final Set<String> FEW =
      Set.of("register", "targets", "fdi-2022", "investment-2022");
  private static final int LARGE = 300_000;

  @TempDir private Path scratch;

  @Test
  void aLostDiskIsReplacedByABackupInAnotherCluster() throws Exception {
    Path backup = scratch.resolve("backup");
    Copied copied;
    try (Stand lost = new Stand(scratch.resolve("lost"))) {
      copied = aMonthOfWork(lost);
      done(lost, "backup", "--out=" + backup);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
          .isEqualTo("rwx------");
      assertThatFilesAreTheOwners(backup);
      command(lost, "backup", "--out=" + backup)
          .failsWith(2, "not an empty directory", "name a new");
      refusesToRestore(lost, "--from=" + backup, "is not empty: nothing was restored");
    }
    try (Stand found = new Stand(scratch.resolve("found"))) {
      registerOthers(found);
      aDamagedBackupIsRefused(found, backup);
      nothingStartsWhileARestorationHasNotEnded(found);
      CommandEnd restored = done(found, "restore", "--from=" + backup);
      assertThat(restored.out()).contains("records of 17 topics restored");
      refusesToRestore(found, "--from=" + backup, "is not empty");
      assertThat(records(found)).isEqualTo(copied.records());
      try (Pipeline pipeline = found.start(PREFIX)) {
        found.awaitPublished(PREFIX);
        assertThat(Rows.differing(found.published(PREFIX), copied.figures())).isEmpty();
        assertThat(done(found, "verify").messages()).contains(GREEN);
        assertThat(done(found, "verify", "--view=release", rules(found)).messages()).isNotBlank();
        try (GateService ignored = found.startGate(PREFIX, found.writeRules())) {
          done(found, "release", "request", "--id=first", "--through=2020-03");
          theDoctorFindsNothingWrong(found);
          assertThat(done(found, "release", "list").out().lines().filter(l -> l.contains("first")))
              .hasSize(1);
        }
        Stand.assertReady(pipeline);
      }
      wrongOffsetsAreComputedAway(found, copied.figures());
      aWrongCatalogueIsTakenBack(found, copied.figures());
    }
  }

  /** What a bureau has after a while, with all that makes offsets of records lie apart. */
  private record Copied(List<Kept> records, Map<SeriesKey, Aggregate> figures) {}

  private Copied aMonthOfWork(Stand stand) throws Exception {
    stand.createTopics(PREFIX);
    beginsAtOffsetOne(stand);
    new SampleFeed(stand)
        .feed(PREFIX, file -> FEW.stream().anyMatch(name -> file.equals(name + ".csv")));
    rolledBack(stand);
    try (Pipeline pipeline = stand.start(PREFIX);
        Bureau bureau = new Bureau(stand, PREFIX)) {
      for (int number = 1; number <= 6; number++) {
        bureau.register(Papers.enterprise(number), "2020-01", Papers.entry("330483104"));
        bureau.report("output", Papers.enterprise(number), "2020-03", Papers.output(1000, null));
      }
      garbage(bureau);
      rolledBack(stand);
      stand.awaitPublished(PREFIX);
      try (GateService ignored = stand.startGate(PREFIX, stand.writeRules())) {
        done(stand, "release", "request", "--id=first", "--through=2020-03");
      }
      assertThat(done(stand, "verify").messages()).contains(GREEN);
      Stand.assertReady(pipeline);
      return new Copied(records(stand), stand.published(PREFIX));
    }
  }

  /** As after a transaction that was rolled back before its record came. */
  private static void beginsAtOffsetOne(Stand stand) throws Exception {
    TopicPartition partition = new TopicPartition(TOPICS.returns("tax"), 1);
    try (Bureau bureau = new Bureau(stand, PREFIX);
        Admin admin = stand.clients(PREFIX).admin()) {
      bureau.send(
          new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[1]));
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(1))).all().get();
      bureau.send(
          new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[2]));
    }
  }

  private static void rolledBack(Stand stand) {
    try (Producer<byte[], byte[]> producer =
        stand.clients(PREFIX).writer("rolled-back", Duration.ofSeconds(30))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (int partition = 0; partition < Stand.PARTITIONS; partition++) {
        for (int copies = 0; copies <= partition; copies++) {
          Future<RecordMetadata> unused =
              producer.send(
                  new ProducerRecord<>(
                      TOPICS.returns("output"), partition, new byte[1], new byte[9]));
        }
      }
      producer.flush();
      producer.abortTransaction();
    }
  }

  /** Bytes without a frame, of a schema that there is none of, and more than is ever read. */
  private static void garbage(Bureau bureau) {
    String topic = TOPICS.returns("output");
    byte[] ofNoSchema = ByteBuffer.allocate(6).put((byte) 0).putInt(1000).array();
    ProducerRecord<byte[], byte[]> stamped =
        new ProducerRecord<>(topic, 0, 1_600_000_000_000L, ofNoSchema, ofNoSchema);
    stamped.headers().add("by", "li".getBytes(StandardCharsets.UTF_8)).add("nothing", null);
    bureau.send(stamped);
    bureau.send(new ProducerRecord<>(topic, 1, new byte[0], new byte[LARGE]));
    bureau.send(new ProducerRecord<>(topic, 2, null, null));
  }

  /** So that the ids which the records have mean something else, and theirs are others. */
  private static void registerOthers(Stand stand) {
    SchemaRegistry registry = stand.clients(PREFIX).serdes().registry();
    for (int number = 0; number < 7; number++) {
      registry.register(
          "other-" + number, "{\"type\":\"fixed\",\"name\":\"F\",\"size\":1" + number + "}");
    }
  }

  private void aDamagedBackupIsRefused(Stand stand, Path backup) throws IOException {
    Path copy = Files.createDirectory(scratch.resolve("copy"));
    try (Stream<Path> files = Files.list(backup)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    Path part = copy.resolve(TOPICS.register() + "-0.avro");
    byte[] whole = Files.readAllBytes(part);
    Files.write(part, Arrays.copyOf(whole, whole.length - 1));
    refusesToRestore(stand, "--from=" + copy, "-0.avro has ");
    byte[] changed = whole.clone();
    changed[whole.length / 2] ^= 1;
    Files.write(part, changed);
    refusesToRestore(stand, "--from=" + copy, "the SHA-256 of ");
    Files.delete(part);
    refusesToRestore(stand, "--from=" + copy, "-0.avro is missing");
    Files.writeString(copy.resolve("manifest.json"), "{", StandardOpenOption.TRUNCATE_EXISTING);
    refusesToRestore(stand, "--from=" + copy, "manifest.json is damaged");
    refusesToRestore(stand, "--from=" + scratch, "is no back-up");
    CommandEnd.of(stand.command("other", "restore", "--from=" + backup))
        .failsWith(2, "the back-up is of the topics of kept, not of other", "topic.prefix=kept");
    CommandEnd.of(stand.command(PREFIX, "restore", "--from=" + backup, "--set=topics.partitions=5"))
        .failsWith(2, "has 3 partitions in the back-up, and 5", "set topics.partitions");
    try (Offsets offsets = new Offsets(stand.clients(PREFIX))) {
      assertThat(offsets.topics()).as("nothing was written").noneMatch(t -> t.startsWith(PREFIX));
    }
  }

  /** As after a restoration that was killed: neither an instance nor a command goes on from it. */
  private static void nothingStartsWhileARestorationHasNotEnded(Stand stand) throws Exception {
    stand.createTopics(PREFIX);
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(stand.config(PREFIX))) {
      change.beginRestoring();
    }
    String sentence = "a restoration into the topics of kept.catalogue was begun and has not ended";
    assertThatThrownBy(() -> stand.start(PREFIX))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(sentence);
    command(stand, "topics").failsWith(2, sentence, "delete all topics of this prefix");
    CommandEnd sick = command(stand, "doctor");
    assertThat(sick.exitCode()).as(sick.out()).isEqualTo(1);
    assertThat(sick.out()).contains("wrong the catalogue: " + sentence, "ok the registry: ");
    command(stand, "verify").failsWith(2, sentence);
    command(stand, "backup", "--out=" + stand.directory().resolve("none")).failsWith(2, sentence);
  }

  private static void theDoctorFindsNothingWrong(Stand stand) {
    CommandEnd well = done(stand, "doctor");
    assertThat(well.out())
        .contains("ok the brokers: 1 at ", "ok the topics: ", "ok the copies: ", "the clock: ")
        .contains("ok the registry: ", "ok the rights: ", "ok the transactions: none stands open")
        .contains("ok the offsets: ", "ok the pipeline: runs", "ok the gate: works", "% free")
        .doesNotContain("wrong ");
    assertThat(CommandEnd.in(Language.ZH, stand.command(PREFIX, "doctor")).out().lines())
        .hasSameSizeAs(well.out().lines().toList())
        .allMatch(line -> line.matches("(正常|注意|有错) .*"))
        .noneMatch(line -> line.matches(".*\\b(the|is|are|of|to|in|with)\\b.*"));
    CommandEnd away = command(stand, "doctor", "--bootstrap-servers=127.0.0.1:1");
    assertThat(away.exitCode()).as(away.messages()).isEqualTo(3);
    assertThat(away.out())
        .contains("wrong the brokers: nobody listens at 127.0.0.1:1; ", "ok the registry: ")
        .contains("ok the program: ");
  }

  private static void wrongOffsetsAreComputedAway(Stand stand, Map<SeriesKey, Aggregate> figures)
      throws Exception {
    String group = PipelineGroups.of(TOPICS, stand.catalogue());
    Map<TopicPartition, OffsetAndMetadata> wrong = new HashMap<>();
    try (Offsets offsets = new Offsets(stand.clients(PREFIX));
        Admin admin = stand.clients(PREFIX).admin()) {
      offsets
          .ends(List.of(TOPICS.returns("investment")))
          .keySet()
          .forEach(partition -> wrong.put(partition, new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(group, wrong).all().get();
    }
    try (Pipeline pipeline = stand.start(PREFIX)) {
      stand.awaitPublished(PREFIX);
      Stand.assertReady(pipeline);
      CommandEnd red = command(stand, "verify");
      assertThat(red.exitCode()).as("counted twice").isEqualTo(1);
    }
    done(stand, "recompute");
    isGreenAgain(stand, figures);
  }

  private void aWrongCatalogueIsTakenBack(Stand stand, Map<SeriesKey, Aggregate> figures)
      throws Exception {
    Path right = scratch.resolve("right");
    Path wrong = ChangedCatalogue.in(scratch.resolve("wrong"));
    done(stand, "catalogue", "show", right.toString());
    done(stand, "catalogue", "apply", wrong.toString());
    assertThat(command(stand, "catalogue", "diff", right.toString()).exitCode()).isEqualTo(1);
    done(stand, "catalogue", "apply", right.toString());
    isGreenAgain(stand, figures);
  }

  private static void isGreenAgain(Stand stand, Map<SeriesKey, Aggregate> figures) {
    try (Pipeline pipeline = stand.start(PREFIX)) {
      stand.awaitPublished(PREFIX);
      assertThat(Rows.differing(stand.published(PREFIX), figures)).isEmpty();
      assertThat(done(stand, "verify").messages()).contains(GREEN);
      Stand.assertReady(pipeline);
    }
  }

  private static void refusesToRestore(Stand stand, String from, String words) {
    command(stand, "restore", from).failsWith(2, words);
  }

  private static CommandEnd command(Stand stand, String... words) {
    return CommandEnd.of(stand.command(PREFIX, words));
  }

  private static CommandEnd done(Stand stand, String... words) {
    CommandEnd end = command(stand, words);
    assertThat(end.exitCode()).as("%s: %s", end.command(), end.messages()).isZero();
    return end;
  }

  private static String rules(Stand stand) throws IOException {
    return "--set=release.rules.file=" + stand.writeRules();
  }

  private static void assertThatFilesAreTheOwners(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as("%s", file)
            .isEqualTo("rw-------");
      }
    }
  }

  /** A record without the ids of its schemas. */
  private record Kept(
      String partition, long offset, long at, String key, String value, List<String> headers) {

    static Kept of(ConsumerRecord<byte[], byte[]> record, boolean framed, boolean placed) {
      List<String> headers = new ArrayList<>();
      record.headers().forEach(h -> headers.add(h.key() + "=" + Arrays.toString(h.value())));
      return new Kept(
          record.topic() + "-" + record.partition(),
          placed ? record.offset() : -1,
          record.timestamp(),
          bytes(record.key(), framed),
          bytes(record.value(), framed),
          headers);
    }

    private static String bytes(byte @Nullable [] bytes, boolean framed) {
      if (bytes == null) {
        return "none";
      }
      byte[] known = bytes.clone();
      if (framed && known.length >= 5 && known[0] == 0 && known.length < LARGE) {
        Arrays.fill(known, 1, 5, (byte) 0);
      }
      return known.length + ":" + Arrays.hashCode(known);
    }
  }

  /** All that is irreplaceable, but the catalogue, whose record in force names topics by ids. */
  private static List<Kept> records(Stand stand) {
    Clients clients = stand.clients(PREFIX);
    List<Kept> records = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.wholeReader()) {
      for (TopicSpec spec : new TopicSpecs(TOPICS, Stand.PARTITIONS).irreplaceable()) {
        if (!spec.name().equals(TOPICS.catalogue())) {
          for (TopicPartition partition : reader.partitions(spec.name())) {
            reader.readAll(
                partition,
                record ->
                    records.add(Kept.of(record, spec.schemas() != null, !spec.isCompacted())));
          }
        }
      }
    }
    assertThat(records).hasSizeGreaterThan(1000);
    return records;
  }
}
