package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.ints.Int2ObjectLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import it.unimi.dsi.fastutil.ints.IntLists;

/**
 * Exchanges that show in published cells, and what that costs. To the exchanges that show in none
 * comes one for each independent published cell, which shows in it. Other published cells follow
 * from these, and show sums of what those show.
 */
final class Prices {

  /** The price of the dearest cell that need not be published. */
  private static final double DEAREST = 10;

  private static final double CHEAPEST = 1e-2;

  /** A cell that has to be published shows only where nothing else helps. */
  private static final double FORCED = 20;

  private final Exchanges exchanges;
  private final PublishedCells published;
  private final int atoms;
  private final Int2ObjectLinkedOpenHashMap<SparseRow> forms = new Int2ObjectLinkedOpenHashMap<>();
  private final Int2ObjectLinkedOpenHashMap<IntList> dependents =
      new Int2ObjectLinkedOpenHashMap<>();

  private Prices(Exchanges exchanges, PublishedCells published, int atoms) {
    this.exchanges = exchanges;
    this.published = published;
    this.atoms = atoms;
    dependents.defaultReturnValue(IntLists.EMPTY_LIST);
  }

  /** No exchanges but those that show in no published cell. */
  static Prices none(Kernel kernel, PublishedCells published) {
    return new Prices(new Exchanges(kernel), published, kernel.atoms());
  }

  /**
   * All exchanges.
   *
   * @param order of the published cells
   * @param slack by which atoms are large
   */
  static Prices of(Table table, PublishedCells published, int[] order, Slack slack) {
    Kernel kernel = new Kernel(table, table.cells());
    Int2ObjectLinkedOpenHashMap<SparseRow> forms = new Int2ObjectLinkedOpenHashMap<>();
    for (int cell : order) {
      if (published.isPublished(cell)) {
        SparseRow form = kernel.reduce(table.cell(cell));
        int pivot = form.isZero() ? table.atoms() : slack.largest(form);
        if (pivot < table.atoms()) {
          kernel.bind(form.minus(1, SparseRow.unit(table.atoms() + cell)), pivot);
        } else if (!form.isZero()) {
          forms.put(cell, form);
        }
      }
    }
    Prices prices = new Prices(new Exchanges(kernel), published, table.atoms());
    prices.forms.putAll(forms);
    forms.forEach(
        (cell, form) -> {
          for (int exchange : form.indices()) {
            prices.dependents.computeIfAbsent(exchange, e -> new IntArrayList()).add((int) cell);
          }
        });
    return prices;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  /** The cell that an exchange shows in; −1 if in none. */
  int cell(int exchange) {
    return exchange < atoms ? -1 : exchange - atoms;
  }

  /** The exchange that shows in an independent cell. */
  int exchangeOf(int cell) {
    return atoms + cell;
  }

  /** Cells that follow from others, and show an exchange. */
  IntList dependents(int exchange) {
    return dependents.get(exchange);
  }

  /** What such a cell shows, as a form in exchanges. */
  SparseRow form(int dependent) {
    return forms.get(dependent);
  }

  /**
   * The cost if a cell changes by a level: 0 if it is suppressed, else more the larger it is beside
   * the level, and more too if it is much smaller.
   */
  double cost(int cell, Slack slack, long level) {
    if (!published.isPublished(cell)) {
      return 0;
    }
    double size = (double) slack.size(cell) / level;
    return published.isForced(cell)
        ? FORCED
        : Math.min(DEAREST, CHEAPEST * (1 + size) / Math.min(1, Math.max(size, 1e-3)));
  }
}
