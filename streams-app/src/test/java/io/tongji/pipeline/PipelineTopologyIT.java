package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.RejectedRecord;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Verdict;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.log.serde.RegistryProcess;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.SubjectAdmin;
import io.tongji.log.topics.TopicSpecs;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.ports.PipelinePorts;
import io.tongji.pipeline.ports.Publication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What goes into the whole topology comes out of its last stage: without brokers, record by record.
 */
class PipelineTopologyIT {

  private static final Topics TOPICS = new Topics("driven");
  private static final String UNIT = "913304830000010007";
  private static final SerdeFactory SERDES =
      new SerdeFactory(Map.of("schema.registry.url", RegistryProcess.url()));

  @TempDir private Path directory;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    new SubjectAdmin(SERDES.registry()).register(new TopicSpecs(TOPICS, 1).all());
    Wiring wiring = new Wiring(TOPICS, SERDES, 1, "driven-pipeline");
    PipelinePorts ports =
        new PipelinePorts(
            new NoCounts(),
            PhaseOfTest.in(Publication.Phase.PUBLISHING),
            new NoEarlierComputations(),
            new NoGauges(),
            FirstReadings.NONE);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "driven-pipeline");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver =
        new TopologyTestDriver(
            new PipelineTopology(CatalogueFiles.builtIn(), wiring, ports, Optional.empty()).build(),
            properties);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @SuppressWarnings("unchecked") // a serializer of any generated record
  private void write(String topic, SpecificRecord key, SpecificRecord value) {
    byte[] keyBytes =
        SERDES.keySerializer((Class<SpecificRecord>) key.getClass()).serialize(topic, key);
    byte[] valueBytes =
        SERDES.valueSerializer((Class<SpecificRecord>) value.getClass()).serialize(topic, value);
    write(topic, keyBytes, valueBytes);
  }

  private void write(String topic, byte[] key, byte[] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private <K extends SpecificRecord, V extends SpecificRecord> TestOutputTopic<K, V> output(
      String topic, Class<K> key, Class<V> value) {
    return driver.createOutputTopic(
        topic, SERDES.keyDeserializer(key), SERDES.valueDeserializer(value));
  }

  private void register() {
    write(
        TOPICS.register(),
        new RegisterKey(UNIT, "2020-01"),
        RegisterEntry.newBuilder()
            .setKind("enterprise")
            .setName("样本")
            .setArea("330483001")
            .setGroups(List.of())
            .setIndustry("3911")
            .setFrames(List.of("above-scale"))
            .setWithdrawn(false)
            .build());
  }

  private void report(long ytd, @Nullable Integer revision) {
    write(
        TOPICS.returns("output"),
        new ReturnKey(UNIT, "2023-05"),
        OutputReturn.newBuilder().setYtd(ytd).setRevision(revision).setWithdrawn(false).build());
  }

  @Test
  void aReturnBecomesATotalAndACorrectionAnotherOneInTheNextCut() {
    TestOutputTopic<AggregateKey, Aggregate> live =
        output(TOPICS.live(), AggregateKey.class, Aggregate.class);
    AggregateKey total = new AggregateKey("M", "330483", "GIO", "_T", "2023-05");
    register();
    report(11, 1);
    Aggregate first = Objects.requireNonNull(live.readKeyValuesToMap().get(total));
    assertThat(first.getYTD()).isEqualTo(11);

    report(7, 2);
    Aggregate corrected = Objects.requireNonNull(live.readKeyValuesToMap().get(total));
    assertThat(corrected.getYTD()).isEqualTo(7);
    assertThat(corrected.getCUT()).isEqualTo(first.getCUT() + 1);
  }

  @Test
  void eachRecordIsReportedOnceByTheStageThatReadsIt() {
    TestOutputTopic<SourcePosition, Verdict> verdicts =
        output(TOPICS.verdicts(), SourcePosition.class, Verdict.class);
    TestOutputTopic<SourcePosition, RejectedRecord> rejected =
        output(TOPICS.rejected(), SourcePosition.class, RejectedRecord.class);
    report(11, 2);
    assertThat(verdicts.isEmpty()).as("accepted").isTrue();
    report(11, 2);
    report(5, 1);
    assertThat(verdicts.readValuesToList())
        .extracting(verdict -> String.valueOf(verdict.getResult()))
        .containsExactly("duplicate", "stale");
    report(-1, 3);
    assertThat(verdicts.readValuesToList()).hasSize(1);
    assertThat(rejected.readValuesToList()).hasSize(1);
  }

  @Test
  void whatNoSchemaExplainsIsADeadLetterOfEitherStage() {
    TestOutputTopic<byte[], byte[]> deadLetters =
        driver.createOutputTopic(
            TOPICS.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    write(TOPICS.returns("rd"), new byte[] {1}, new byte[] {2});
    write(TOPICS.targets(), new byte[] {3}, new byte[] {4});
    assertThat(deadLetters.readValuesToList()).containsExactly(new byte[] {2}, new byte[] {4});
  }
}
