package io.tongji.report;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the headline paragraph speaks of, in its order.
 *
 * @param items each with its parts
 */
public record Outline(List<Item> items) {

  static final String FILE = "report-outline.csv";
  static final List<String> COLUMNS = List.of("indicator", "part_of");

  /** Copies the list. */
  public Outline {
    items = List.copyOf(items);
  }

  /**
   * An indicator of the paragraph.
   *
   * @param indicator of the item
   * @param parts its parts, behind it (其中)
   */
  public record Item(Indicator indicator, List<Indicator> parts) {

    /** Copies the list. */
    public Item {
      parts = List.copyOf(parts);
    }
  }

  private record ListedIndicator(Indicator indicator, String partOf) {}

  /**
   * Reads the outline.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static Outline read(CatalogueSource source, Catalogue catalogue) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<Item> items = new ArrayList<>();
    List<ListedIndicator> lines = rows.map(row -> take(row, catalogue, items));
    rows.checkUnique(lines, line -> line.indicator().code(), "indicator");
    return new Outline(items);
  }

  /**
   * Reads the outline if the catalogue has its own: that of the application speaks of indicators
   * that another catalogue may lack, which only those need to know who want the paragraph.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static void check(CatalogueSource source, Catalogue catalogue) {
    if (source.hasOwn(FILE)) {
      read(source, catalogue);
    }
  }

  private static ListedIndicator take(
      CatalogueRows.Row row, Catalogue catalogue, List<Item> items) {
    @Nullable Indicator indicator = catalogue.indicator(row.required("indicator"));
    if (indicator == null) {
      throw row.wrong("indicator", "is not in indicators.csv", "give one of its codes");
    }
    String partOf = row.text("part_of");
    if (partOf.isEmpty()) {
      items.add(new Item(indicator, List.of()));
    } else {
      addPart(row, indicator, items);
    }
    return new ListedIndicator(indicator, partOf);
  }

  private static void addPart(CatalogueRows.Row row, Indicator part, List<Item> items) {
    @Nullable Item whole = items.isEmpty() ? null : items.get(items.size() - 1);
    if (whole == null || !whole.indicator().code().equals(row.text("part_of"))) {
      throw row.wrong(
          "part_of", "is not the whole above", "put the parts right below the row of their whole");
    }
    List<Indicator> parts = new ArrayList<>(whole.parts());
    parts.add(part);
    items.set(items.size() - 1, new Item(whole.indicator(), parts));
  }
}
