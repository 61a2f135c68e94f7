package io.tongji.pipeline.cube;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Shared;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one task's indicators. Contributions wait, netted by indicator, placement and
 * month, until a table is asked for, so that it is rolled up seldom; or until so many wait that
 * memory matters.
 */
final class IndicatorTables {

  /** Places and months that wait at most, of some 350 bytes each. */
  static final int MANY = 50_000;

  private final Catalogue catalogue;
  private final int many;
  private final List<Indicator> indicators;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final ContributionChanges waiting;
  private final Map<String, IndicatorTable> tables = new HashMap<>();
  private final Shared shared = new Shared();

  /**
   * Empty, under a catalogue.
   *
   * @param many places and months that wait at most
   */
  IndicatorTables(Catalogue catalogue, int many) {
    this.catalogue = catalogue;
    this.many = many;
    this.indicators = catalogue.indicators();
    this.waiting = new ContributionChanges(indicators.size());
    for (int number = 0; number < indicators.size(); number++) {
      numbers.put(indicators.get(number).code(), number);
    }
  }

  /**
   * Adds a batch of contributions.
   *
   * @throws IllegalStateException if the catalogue lacks the indicator
   */
  void add(String code, byte[] batch) {
    Integer number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException(
          "contributions to an indicator that the catalogue lacks: " + code);
    }
    ContributionCodec.decode(
        batch, (placement, months) -> waiting.add(number, shared.one(placement), months));
    if (waiting.size() >= many) {
      for (int each = 0; each < indicators.size(); each++) {
        rollUp(each);
      }
    }
  }

  private void rollUp(int number) {
    if (!waiting.isEmpty(number)) {
      open(number).add(waiting.drain(number));
    }
  }

  private IndicatorTable open(int number) {
    Indicator indicator = indicators.get(number);
    return tables.computeIfAbsent(
        indicator.code(), absent -> new IndicatorTable(catalogue, indicator));
  }

  /** Codes of the indicators that something is known of. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>(tables.keySet());
    for (int number = 0; number < indicators.size(); number++) {
      if (!waiting.isEmpty(number)) {
        codes.add(indicators.get(number).code());
      }
    }
    return codes;
  }

  /** The table of an indicator, from now on; null if the catalogue lacks the indicator. */
  @Nullable IndicatorTable find(String code) {
    Integer number = numbers.get(code);
    return number == null ? null : open(number);
  }

  /**
   * Adds what waits for an indicator to its table.
   *
   * @return the table, which holds all that has come in
   * @throws IllegalStateException if the catalogue lacks the indicator
   */
  IndicatorTable rollUp(String code) {
    Integer number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException("the catalogue lacks the indicator " + code);
    }
    rollUp(number.intValue());
    return open(number);
  }

  /** How many cells the tables have. */
  long cells() {
    return tables.values().stream().mapToLong(IndicatorTable::size).sum();
  }

  /** Writes the tables, with all that has come in, for {@link #read}. */
  void writeTo(DataOutput out) throws IOException {
    for (int number = 0; number < indicators.size(); number++) {
      rollUp(number);
    }
    out.writeInt(tables.size());
    for (Map.Entry<String, IndicatorTable> table : tables.entrySet()) {
      out.writeUTF(table.getKey());
      table.getValue().writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote under the same catalogue.
   *
   * @param many places and months that wait at most
   */
  static IndicatorTables read(Catalogue catalogue, int many, DataInput in) throws IOException {
    IndicatorTables read = new IndicatorTables(catalogue, many);
    for (int left = in.readInt(); left > 0; left--) {
      String code = in.readUTF();
      Integer number = read.numbers.get(code);
      if (number == null) {
        throw new IOException("it has a table of an indicator that the catalogue lacks: " + code);
      }
      Indicator indicator = read.indicators.get(number);
      read.tables.put(indicator.code(), IndicatorTable.read(catalogue, indicator, in));
    }
    return read;
  }
}
