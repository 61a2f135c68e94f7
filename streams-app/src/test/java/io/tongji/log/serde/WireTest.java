package io.tongji.log.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.avro.AggregateKey;
import io.tongji.avro.Backlog;
import io.tongji.avro.Epoch;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.ReturnKey;
import io.tongji.log.registry.PoisonRecordException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes on the wire: what we write to the letter, and what we refuse to read. */
class WireTest {
  private static final String TOPIC = "tongji.returns.output";
  private static final HexFormat HEX = HexFormat.of();

  private StubRegistry stub;
  private SerdeFactory serdes;

  @BeforeEach
  void start() throws IOException {
    stub =
        new StubRegistry()
            .with(0x01020304, ReturnKey.SCHEMA$)
            .with(7, OutputReturn.SCHEMA$)
            .with(8, AggregateKey.SCHEMA$)
            .with(9, RegisterEntry.SCHEMA$)
            .with(10, Epoch.SCHEMA$);
    serdes = new SerdeFactory(Map.of("schema.registry.url", stub.url()));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aRecordIsAZeroByteTheIdAndAvroBinary() {
    byte[] bytes = serdes.keySerializer(ReturnKey.class).serialize(TOPIC, Samples.KEY);

    String unit = HEX.formatHex("91330483MA28A0001X".getBytes(UTF_8));
    String period = HEX.formatHex("2023-12".getBytes(UTF_8));
    assertThat(HEX.formatHex(bytes)).isEqualTo("0001020304" + "24" + unit + "0e" + period);
  }

  @Test
  void nullsAndNegativesHaveTheBytesOfTheStandard() {
    OutputReturn record = OutputReturn.newBuilder().setMonth(-1L).setWithdrawn(true).build();

    byte[] bytes = serdes.valueSerializer(OutputReturn.class).serialize(TOPIC, record);

    assertThat(HEX.formatHex(bytes))
        .isEqualTo("0000000007" + "0201" + "000000000000" + "01" + "0000");
  }

  @Test
  void recordsComeBackEqual() {
    assertRoundTrip(serdes.keySerde(ReturnKey.class), Samples.KEY);
    assertRoundTrip(serdes.valueSerde(OutputReturn.class), Samples.output());
    assertRoundTrip(serdes.valueSerde(RegisterEntry.class), entry());
    assertRoundTrip(serdes.valueSerde(Epoch.class), epoch().build());
    assertRoundTrip(
        serdes.valueSerde(Epoch.class),
        epoch()
            .setBacklog(List.of(new Backlog("tongji.register", 0, 12L)))
            .setFiles(Map.of("areas.csv", ByteBuffer.wrap(new byte[] {-1, 0, 10})))
            .build());
  }

  @Test
  void threadsMayShareASerde() throws Exception {
    Serde<OutputReturn> serde = serdes.valueSerde(OutputReturn.class);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        String name = "t".repeat(thread * 100);
        work.add(() -> roundTrips(serde, name));
      }
      for (Future<Void> done : threads.invokeAll(work)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aTombstoneIsNull() {
    Serde<OutputReturn> serde = serdes.valueSerde(OutputReturn.class);

    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void anIdIsAskedForOnce() {
    Serde<OutputReturn> serde = serdes.valueSerde(OutputReturn.class);
    for (int i = 0; i < 100; i++) {
      assertRoundTrip(serde, Samples.output());
    }
    assertThat(stub.requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00",
        "0000",
        "000000",
        "00000000",
        "0000000007",
        "0100000007020100000000000001000000",
        "00ffffffff0201",
        "0000001234020100000000000001000000",
        "0000000008024d",
        "00000000070201",
        "000000000702010000000000000100000000",
        "0000000007ff01",
        "000000000902640a"
      })
  void bytesThatNoSchemaExplainsArePoison(String hex) {
    Deserializer<OutputReturn> deserializer = serdes.valueDeserializer(OutputReturn.class);

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, HEX.parseHex(hex)))
        .isInstanceOf(PoisonRecordException.class);
  }

  @Test
  void textIsPoison() {
    Deserializer<OutputReturn> deserializer = serdes.valueDeserializer(OutputReturn.class);

    assertThatThrownBy(() -> deserializer.deserialize(TOPIC, "{\"month\": 1}".getBytes(UTF_8)))
        .isInstanceOf(PoisonRecordException.class)
        .hasMessageContaining("wire format");
  }

  @Test
  void everyTruncationAndEveryTrailingByteIsPoison() {
    Serde<OutputReturn> serde = serdes.valueSerde(OutputReturn.class);
    byte[] good = serde.serializer().serialize(TOPIC, Samples.output());

    for (int length = 0; length < good.length; length++) {
      byte[] shorter = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, shorter))
          .isInstanceOf(PoisonRecordException.class);
    }
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, longer))
        .isInstanceOf(PoisonRecordException.class)
        .hasMessageContaining("left over");
    assertThat(serde.deserializer().deserialize(TOPIC, good)).isEqualTo(Samples.output());
  }

  @Test
  void aLengthBeyondTheRecordTakesNoMemory() {
    byte[] claim = HEX.parseHex("0001020304" + "f0ffffff0f" + "41");

    assertThatThrownBy(() -> serdes.keyDeserializer(ReturnKey.class).deserialize(TOPIC, claim))
        .isInstanceOf(PoisonRecordException.class);
  }

  @Test
  void aSchemaThatIsNoAvroIsPoison() {
    stub.with(20, "syntax = \"proto3\";");

    assertThatThrownBy(
            () ->
                serdes
                    .valueDeserializer(OutputReturn.class)
                    .deserialize(TOPIC, HEX.parseHex("0000000014" + "00")))
        .isInstanceOf(PoisonRecordException.class);
  }

  private static @Nullable Void roundTrips(Serde<OutputReturn> serde, String explanation) {
    for (long i = 0; i < 5_000; i++) {
      OutputReturn record = Samples.output();
      record.setMonth(i);
      record.setExplanation(explanation);
      assertRoundTrip(serde, record);
    }
    return null;
  }

  private static Epoch.Builder epoch() {
    return Epoch.newBuilder().setApplicationId("a").setCatalogueDigest("d").setStarted(1L);
  }

  private static RegisterEntry entry() {
    return RegisterEntry.newBuilder()
        .setKind("enterprise")
        .setName("某某纺织有限公司")
        .setArea("330483004")
        .setGroups(List.of("330483K01", "330483K01P1"))
        .setIndustry("1711")
        .build();
  }

  private static <T> void assertRoundTrip(Serde<T> serde, T record) {
    byte[] bytes = serde.serializer().serialize(TOPIC, record);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(record);
  }
}
