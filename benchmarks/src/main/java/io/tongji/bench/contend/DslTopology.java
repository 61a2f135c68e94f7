package io.tongji.bench.contend;

import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.bench.contend.DslRecords.EntrySpan;
import io.tongji.bench.contend.DslRecords.Placed;
import io.tongji.bench.contend.DslRecords.StatedTotal;
import io.tongji.bench.contend.DslRecords.Total;
import io.tongji.bench.contend.DslRecords.UnitEntries;
import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import io.tongji.bench.work.Placing;
import io.tongji.bench.work.Placing.Registration;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.log.records.ReturnRecords;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/**
 * Tables, a grouping for each level of areas and activities, aggregates with adder and subtractor,
 * and a table joined with itself for the year before.
 */
final class DslTopology {

  private static final Serde<String> TEXT = Serdes.String();
  private static final int YEAR = 12;

  private final Placing placing;
  private final Topics topics;
  private final SerdeFactory serdes;
  private final StreamsBuilder builder = new StreamsBuilder();

  DslTopology(Placing placing, Topics topics, SerdeFactory serdes) {
    this.placing = placing;
    this.topics = topics;
    this.serdes = serdes;
  }

  StreamsBuilder build(String results) {
    KTable<String, Placed> placed =
        statements()
            .join(
                register(),
                StatedTotal::unitId,
                DslTopology::place,
                Materialized.with(TEXT, JsonSerde.of(Placed.class)));
    KStream<String, Total> totals = null;
    for (String level : DslLevels.areas(placing.catalogue())) {
      for (String activity : DslLevels.activities(placing.catalogue())) {
        KStream<String, Total> next = total(placed, new DslLevels(placing, level, activity));
        totals = totals == null ? next : totals.merge(next);
      }
    }
    publish(Objects.requireNonNull(totals), results);
    return builder;
  }

  private KTable<String, StatedTotal> statements() {
    KStream<String, StatedTotal> all = null;
    for (Form form : Workload.FORMS) {
      KStream<String, StatedTotal> next = statements(form, ReturnRecords.classOf(form));
      all = all == null ? next : all.merge(next);
    }
    return Objects.requireNonNull(all)
        .toTable(Materialized.with(TEXT, JsonSerde.of(StatedTotal.class)));
  }

  private <V extends SpecificRecord> KStream<String, StatedTotal> statements(
      Form form, Class<V> type) {
    return builder.stream(
            topics.returns(form.code()),
            Consumed.with(serdes.keySerde(ReturnKey.class), serdes.valueSerde(type)))
        .flatMap((key, value) -> stated(ReturnRecords.of(form).toReturn(key, value)));
  }

  private List<KeyValue<String, StatedTotal>> stated(Return handedIn) {
    int month = Objects.requireNonNull(handedIn.period()).index();
    List<KeyValue<String, StatedTotal>> all = new ArrayList<>();
    for (Indicator indicator : placing.catalogue().indicators(handedIn.form())) {
      Long total = Placing.sum(indicator, false, slot -> given(handedIn, slot));
      Long base = Placing.sum(indicator, true, slot -> given(handedIn, slot));
      if (total != null) {
        String form = handedIn.form().code();
        StatedTotal stated =
            new StatedTotal(handedIn.unitId(), form, indicator.code(), month, total, base);
        all.add(KeyValue.pair(indicator.code() + "|" + handedIn.unitId() + "|" + month, stated));
      }
    }
    return all;
  }

  private static @Nullable Long given(Return handedIn, int slot) {
    return handedIn.figures().has(slot) ? handedIn.figures().get(slot) : null;
  }

  private KTable<String, UnitEntries> register() {
    return builder.stream(
            topics.register(),
            Consumed.with(
                serdes.keySerde(RegisterKey.class), serdes.valueSerde(RegisterEntry.class)))
        .map((key, value) -> KeyValue.pair(key.getUnitId(), entry(key, value)))
        .groupByKey(Grouped.with(TEXT, JsonSerde.of(EntrySpan.class)))
        .aggregate(
            () -> new UnitEntries(new HashMap<>()),
            (unit, entry, all) -> all.with(entry),
            Materialized.with(TEXT, JsonSerde.of(UnitEntries.class)));
  }

  private static EntrySpan entry(RegisterKey key, RegisterEntry value) {
    return new EntrySpan(
        key.getValidFrom(),
        value.getValidTo(),
        new Registration(
            value.getKind(),
            value.getArea(),
            value.getGroups(),
            value.getIndustry(),
            value.getFrames()));
  }

  private static Placed place(StatedTotal stated, UnitEntries entries) {
    return new Placed(stated, entries.at(new Month(stated.month()).toString()));
  }

  private static KStream<String, Total> total(KTable<String, Placed> placed, DslLevels levels) {
    return placed
        .groupBy(
            (key, value) -> KeyValue.pair(levels.key(value), value.stated()),
            Grouped.with(TEXT, JsonSerde.of(StatedTotal.class)))
        .aggregate(
            () -> Total.NONE,
            (key, stated, total) -> total.plus(stated, 1),
            (key, stated, total) -> total.plus(stated, -1),
            Materialized.with(TEXT, JsonSerde.of(Total.class)))
        .toStream();
  }

  private void publish(KStream<String, Total> changes, String results) {
    KTable<String, Total> totals =
        changes.toTable(Materialized.with(TEXT, JsonSerde.of(Total.class)));
    KTable<String, Total> yearBefore =
        totals
            .toStream()
            .selectKey((key, total) -> aYearLater(key))
            .toTable(Materialized.with(TEXT, JsonSerde.of(Total.class)));
    totals
        .leftJoin(yearBefore, Compared::new)
        .toStream()
        .map(this::result)
        .to(results, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
  }

  /** A total beside that of a year before. */
  private record Compared(Total now, @Nullable Total then) {}

  private static String aYearLater(String text) {
    CellKey key = CellKey.parse(text);
    return new CellKey(key.indicator(), key.area(), key.activity(), key.month().plus(YEAR)).text();
  }

  private KeyValue<byte[], byte[]> result(String text, @Nullable Compared compared) {
    CellKey key = CellKey.parse(text);
    byte[] keyBytes = CellTopic.keyBytes(key);
    if (compared == null || compared.now().units() == 0) {
      return withdrawn(keyBytes);
    }
    Total now = compared.now();
    Total then = compared.then();
    Long lastYear = then == null || then.units() == 0 ? null : then.total();
    Indicator indicator = Objects.requireNonNull(placing.catalogue().indicator(key.indicator()));
    Long base = indicator.base() == BaseKind.RESTATED ? now.restated() : lastYear;
    Double growth = CellFigures.rate(now.total(), base);
    Double nominal = CellFigures.rate(now.total(), lastYear);
    CellFigures cell = new CellFigures(now.units(), now.total(), base, lastYear, growth, nominal);
    return KeyValue.pair(keyBytes, CellTopic.valueBytes(cell));
  }

  @SuppressWarnings("NullAway") // a tombstone, which KeyValue's type cannot say
  private static KeyValue<byte[], byte[]> withdrawn(byte[] key) {
    return KeyValue.pair(key, null);
  }
}
