package io.tongji.topology;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import io.tongji.topology.StreamsHooks.CommitHook;
import io.tongji.wire.ContributionCodec;
import io.tongji.wire.PlaceKey;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one task's indicators: contributions come in, and inside each commit the sums are
 * stored and a cut of each changed indicator is published.
 */
final class CubeDesk {

  private final Catalogue catalogue;
  private final CommitHook<CubeDesk> hook;
  private final Map<String, IndicatorTable> tables = new LinkedHashMap<>();
  private ContributionChanges unsaved;
  private @Nullable TargetBook targets;
  private @Nullable KeyValueStore<String, byte[]> sums;
  private @Nullable CutPublisher publisher;

  CubeDesk(Catalogue catalogue, CommitHook<CubeDesk> hook) {
    this.catalogue = catalogue;
    this.hook = hook;
    this.unsaved = new ContributionChanges(catalogue.indicators().size());
  }

  /** Rebuilds the tables from the stored sums; commits are answered from this context on. */
  void open(ProcessorContext<Object, Object> owner, CutPublisher cuts) {
    targets = CubeStores.targets(owner);
    sums = owner.getStateStore(CubeStores.SUMS);
    publisher = cuts;
    try (KeyValueIterator<String, byte[]> stored = sums.all()) {
      while (stored.hasNext()) {
        KeyValue<String, byte[]> row = stored.next();
        PlaceKey key = PlaceKey.parse(row.key);
        IndicatorTable table = table(key.indicator());
        if (table != null) {
          table.add(key.placement(), key.month(), ContributionCodec.decodeSums(row.value));
        }
      }
    }
    cuts.resume(tables);
    hook.onCommit(owner, this::settle);
  }

  private @Nullable IndicatorTable table(String code) {
    Indicator indicator = catalogue.indicator(code);
    if (indicator == null) {
      return null;
    }
    return tables.computeIfAbsent(
        code, absent -> new IndicatorTable(catalogue, indicator, this::target));
  }

  private @Nullable Target target(String indicator, String area, int year) {
    return Objects.requireNonNull(targets).inForce(new Target.Key(indicator, area, year));
  }

  /** Adds a batch of contributions to an indicator. */
  void add(String code, byte[] batch) {
    IndicatorTable table = table(code);
    if (table == null) {
      throw new IllegalStateException(
          "contributions to an indicator that the catalogue lacks: " + code);
    }
    int number = number(code);
    ContributionCodec.decode(
        batch,
        (placement, month, change) -> {
          table.add(placement, month, change);
          Sums.add(unsaved.at(number, placement, month), change, 1);
        });
  }

  private int number(String code) {
    List<Indicator> indicators = catalogue.indicators();
    for (int number = 0; number < indicators.size(); number++) {
      if (indicators.get(number).code().equals(code)) {
        return number;
      }
    }
    throw new IllegalArgumentException(code);
  }

  /** Notes that a target is another one now. */
  void retarget(Target.Key key) {
    IndicatorTable table = table(key.indicator());
    if (table != null) {
      table.retarget(key.area(), key.year());
    }
  }

  private void settle() {
    if (unsaved.size() > 0) {
      save();
    }
    Objects.requireNonNull(publisher).publish(tables);
  }

  private void save() {
    Map<Placement, Int2ObjectMap<long[]>>[] gathered = unsaved.drain();
    for (int number = 0; number < gathered.length; number++) {
      String code = catalogue.indicators().get(number).code();
      gathered[number].forEach(
          (placement, months) ->
              months.forEach(
                  (month, change) -> save(new PlaceKey(code, placement, month), change)));
    }
  }

  private void save(PlaceKey key, long[] change) {
    if (Sums.isZero(change)) {
      return;
    }
    KeyValueStore<String, byte[]> store = Objects.requireNonNull(sums);
    byte[] stored = store.get(key.text());
    long[] total = stored == null ? new long[Sums.SLOTS] : ContributionCodec.decodeSums(stored);
    Sums.add(total, change, 1);
    if (Sums.isZero(total)) {
      store.delete(key.text());
    } else {
      store.put(key.text(), ContributionCodec.encodeSums(total));
    }
  }
}
