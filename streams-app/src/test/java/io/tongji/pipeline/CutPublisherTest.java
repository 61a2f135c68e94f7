package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.avro.AggregateKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.log.records.AggregateRecords;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.Sums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * First cuts go out in several commits: whatever happens between two of them, a reader ends with
 * the same, each indicator's first cut is committed once, and what an earlier catalogue left goes.
 */
class CutPublisherTest {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final List<String> CODES = List.of("EXP", "GIO", "RND", "TAX");
  private static final SeriesKey LEFT =
      new SeriesKey(Month.of(2021, 12).period(), "330483", "GIO", "C99");
  private static final long SINCE = 7;
  private static final long CUTS_BEFORE = 3;

  /** What was committed: the numbers of cuts, and the records of the live topic. */
  private final Map<String, Long> cuts = new TreeMap<>();

  private final Map<Object, Object> live = new HashMap<>();
  private final List<Set<String>> begunInCommit = new ArrayList<>();
  private final Publication begun = new Begun(new Publication.Left(CUTS_BEFORE, Set.of(LEFT)));

  /** One owner of the task, from what was committed on; what it does not commit is lost. */
  private final class Owner {
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final KeyValueStore<String, Long> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(CubeStores.CUTS), Serdes.String(), Serdes.Long())
            .withLoggingDisabled()
            .build();
    private final Map<String, IndicatorTable> tables = new HashMap<>();
    private final CutPublisher publisher;

    Owner() {
      context.setCurrentSystemTimeMs(0);
      store.init(context.getStateStoreContext(), store);
      cuts.forEach(store::put);
      publisher = new CutPublisher(context, begun, new NoExposure(), 1);
      for (String code : CODES) {
        if (publisher.stands(code)) {
          publisher.resume(table(code));
        }
      }
    }

    private IndicatorTable table(String code) {
      return tables.computeIfAbsent(code, CutPublisherTest::table);
    }

    /** What the task does inside a commit. */
    void settle() {
      for (String code : CODES) {
        if (publisher.stands(code)) {
          publisher.cut(code, table(code));
        }
      }
      publisher.begin(new TreeSet<>(CODES), this::table);
    }

    void commit() {
      cuts.clear();
      try (KeyValueIterator<String, Long> all = store.all()) {
        while (all.hasNext()) {
          KeyValue<String, Long> entry = all.next();
          cuts.put(entry.key, entry.value);
        }
      }
      Set<String> begun = new TreeSet<>();
      context.forwarded().forEach(sent -> apply(sent.record().key(), sent.record().value(), begun));
      context.resetForwards();
      begunInCommit.add(begun);
    }

    private void apply(Object key, @Nullable Object value, Set<String> begun) {
      begun.add(AggregateRecords.toSeriesKey((AggregateKey) key).indicator());
      if (value == null) {
        live.remove(key);
      } else {
        live.put(key, value);
      }
    }
  }

  private static final class Begun extends NoPublication {
    private final Left left;

    Begun(Left left) {
      this.left = left;
    }

    @Override
    public boolean mayBegin() {
      return true;
    }

    @Override
    public long inForceSince() {
      return SINCE;
    }

    @Override
    public Map<String, Left> leftIn(int partition) {
      return Map.of("GIO", left);
    }
  }

  private static IndicatorTable table(String code) {
    IndicatorTable table =
        new IndicatorTable(
            CATALOGUE, Objects.requireNonNull(CATALOGUE.indicator(code)), (i, area, year) -> null);
    report(table, code.hashCode());
    return table;
  }

  private static void report(IndicatorTable table, long ytd) {
    long[] sums = new long[Sums.SLOTS];
    sums[Sums.YTD_KNOWN] = 1;
    sums[Sums.YTD] = ytd;
    MonthlySums months = new MonthlySums();
    months.put(Month.of(2023, 12).index(), sums);
    table.add(new HashMap<>(Map.of(new Placement("330483004", "39", ""), months)));
  }

  @Test
  void oneIndicatorBeginsInEachCommit() {
    Owner owner = new Owner();
    for (int commit = 0; commit <= CODES.size(); commit++) {
      owner.settle();
      owner.commit();
    }

    assertThat(begunInCommit)
        .containsExactly(
            Set.of("EXP"), Set.of("GIO"), Set.of("RND"), Set.of("TAX"), Set.<String>of());
    assertThat(cuts).containsEntry("GIO", CUTS_BEFORE + 1).containsEntry("TAX", 1L);
  }

  @ParameterizedTest(name = "after {0} commits")
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void whoeverTakesOverBetweenTwoFirstCutsGoesOnWithTheNext(int commitsBefore) {
    Map<Object, Object> undisturbed = undisturbed();

    Owner killed = new Owner();
    live.put(AggregateRecords.toKey(LEFT), "of an earlier catalogue");
    for (int commit = 0; commit < commitsBefore; commit++) {
      killed.settle();
      killed.commit();
    }
    killed.settle(); // and is killed before it commits that
    Owner next = new Owner();
    for (int commit = commitsBefore; commit <= CODES.size(); commit++) {
      next.settle();
      next.commit();
    }

    assertThat(live).isEqualTo(undisturbed).doesNotContainKey(AggregateRecords.toKey(LEFT));
    assertThat(begunInCommit.stream().flatMap(Set::stream)).containsExactlyElementsOf(CODES);
    assertThat(cuts).containsEntry("GIO", CUTS_BEFORE + 1).containsEntry(CutPublisher.BEGUN, SINCE);
  }

  private Map<Object, Object> undisturbed() {
    oneIndicatorBeginsInEachCommit();
    Map<Object, Object> all = new HashMap<>(live);
    assertThat(all).isNotEmpty();
    live.clear();
    cuts.clear();
    begunInCommit.clear();
    return all;
  }

  @Test
  void theNumberGoesOnThoughAllWasWithdrawnBeforeTheFirstCut() {
    Owner owner = new Owner();
    Publication nothingLeft = new Begun(new Publication.Left(CUTS_BEFORE, Set.of()));
    CutPublisher publisher = new CutPublisher(owner.context, nothingLeft, new NoExposure(), 1);
    publisher.begin(Set.of(), owner::table);
    owner.commit();
    assertThat(live).isEmpty();
    assertThat(cuts).containsEntry("GIO", CUTS_BEFORE).containsEntry(CutPublisher.BEGUN, SINCE);

    Owner next = new Owner();
    report(next.table("GIO"), 7);
    next.publisher.cut("GIO", next.table("GIO"));
    next.commit();
    assertThat(live.values())
        .isNotEmpty()
        .extracting(figure -> ((io.tongji.avro.Aggregate) figure).getCUT())
        .containsOnly(CUTS_BEFORE + 1);
  }

  @Test
  void allIsShownAgainWhenTheExposureWantsIt() {
    List<SeriesKey> shown = new ArrayList<>();
    Set<String> wanted = new TreeSet<>();
    Exposure.Owner exposed =
        new NoExposure() {
          @Override
          public void put(SeriesKey key, Aggregate aggregate) {
            shown.add(key);
          }

          @Override
          public boolean wantsAll(String indicator) {
            return wanted.remove(indicator);
          }
        };
    CutPublisher publisher = new CutPublisher(new Owner().context, begun, exposed, 1);
    IndicatorTable table = table("GIO");
    publisher.begin(Set.of("GIO"), code -> table);
    publisher.expose();
    List<SeriesKey> all = List.copyOf(shown);
    assertThat(all).isNotEmpty();
    shown.clear();
    publisher.cut("GIO", table);
    publisher.expose();
    assertThat(shown).isEmpty();
    wanted.add("GIO");
    publisher.cut("GIO", table);
    assertThat(shown).isEmpty();
    publisher.expose();
    assertThat(shown).isEqualTo(all);
  }
}
