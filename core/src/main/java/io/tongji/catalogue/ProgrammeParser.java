package io.tongji.catalogue;

import io.tongji.catalogue.Programme.CellRange;
import io.tongji.catalogue.Programme.IndicatorScope;
import io.tongji.catalogue.Programme.Part;
import io.tongji.catalogue.Programme.Treatment;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueRows.Row;
import io.tongji.catalogue.source.WordList;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the rows of publication.csv into a programme, refusing what is wrong. */
final class ProgrammeParser {

  static final String FILE = "publication.csv";
  static final List<String> COLUMNS =
      List.of("indicator", "area", "activity", "measures", "zeros", "open", "reason");

  private static final String ALL = "*";
  private static final Set<String> DEPTHS = Set.of("total", "section", "division", "theme");

  private final Set<String> indicators;
  private final Set<String> areas = new LinkedHashSet<>();
  private final Set<String> activities = new LinkedHashSet<>(DEPTHS);
  private final boolean own;
  private final Map<String, IndicatorScope> lines = new HashMap<>();
  private @Nullable IndicatorScope others;
  private final StringBuilder rows = new StringBuilder();

  /**
   * A parser of a programme for these indicators, areas, activities and themes.
   *
   * @param own true if the file is the catalogue's own, which must name what the catalogue has;
   *     rows of the application's file that name anything else are passed over
   */
  ProgrammeParser(Catalogue.Rows known, boolean own) {
    this.own = own;
    indicators = new LinkedHashSet<>();
    known.indicators().forEach(indicator -> indicators.add(indicator.code()));
    known
        .areas()
        .forEach(
            area -> {
              areas.add(area.code());
              areas.add(area.level());
            });
    known.activities().forEach(activity -> activities.add(activity.code()));
    known.themes().forEach(theme -> activities.add(theme.code()));
  }

  /** The programme of the rows. */
  Programme parse(CatalogueRows file) {
    file.map(this::add);
    IndicatorScope usual = others;
    if (usual != null) {
      indicators.forEach(indicator -> lines.putIfAbsent(indicator, usual));
    }
    return new Programme(lines, CatalogueFiles.digest(rows.toString()));
  }

  private Row add(Row row) {
    COLUMNS.forEach(column -> rows.append(row.text(column)).append('\u001f'));
    String indicator = row.required("indicator");
    boolean known = indicator.equals(ALL) || indicators.contains(indicator);
    if (!known && own) {
      throw row.wrong(
          "indicator", "is not in indicators.csv", "give one of its codes, or * for the others");
    }
    if (known) {
      Treatment treatment = treatment(row);
      CellRange cells =
          new CellRange(words(row, "area", areas), words(row, "activity", activities), parts(row));
      put(row, indicator, new IndicatorScope(List.of(cells), treatment));
    }
    return row;
  }

  private void put(Row row, String indicator, IndicatorScope line) {
    IndicatorScope before = indicator.equals(ALL) ? others : lines.get(indicator);
    if (before != null && !before.treatment().equals(line.treatment())) {
      throw row.wrong(
          "zeros",
          "is with open and reason another treatment than a row above has",
          "give all rows of " + indicator + " the same zeros, open and reason");
    }
    IndicatorScope together = before == null ? line : before.with(line.cells().get(0));
    if (indicator.equals(ALL)) {
      others = together;
    } else {
      lines.put(indicator, together);
    }
  }

  private static Treatment treatment(Row row) {
    boolean open = row.yes("open");
    if (open == row.text("reason").isEmpty()) {
      throw row.wrong(
          "reason",
          open ? "is empty, and the indicator open" : "stands with open = no",
          open ? "say why everybody may know the figures" : "empty it, or give open = yes");
    }
    return switch (row.required("zeros")) {
      case "protect" -> new Treatment(true, row.text("reason"));
      case "open" -> new Treatment(false, row.text("reason"));
      default -> throw row.wrong("zeros", "is neither protect nor open", "give protect or open");
    };
  }

  private List<String> words(Row row, String column, Set<String> allowed) {
    List<String> words = new ArrayList<>();
    for (String word : WordList.split(row.required(column))) {
      String named = column.equals("area") ? Area.shortest(word) : word;
      if (own && !allowed.contains(named)) {
        throw row.wrong(
            column,
            "has " + word + ", which the catalogue does not know",
            "give words of " + allowed + ", separated by semicolons");
      }
      words.add(named);
    }
    return List.copyOf(words);
  }

  private static Set<Part> parts(Row row) {
    if (row.text("measures").isEmpty()) {
      return EnumSet.allOf(Part.class);
    }
    Set<Part> parts = EnumSet.noneOf(Part.class);
    WordList.split(row.text("measures"))
        .forEach(word -> parts.add(row.parse("measures", all -> Part.ofCode(word))));
    if (!parts.contains(Part.AMOUNTS)) {
      throw row.wrong(
          "measures",
          "lacks amounts",
          "give amounts, or remove the row: nothing goes without them");
    }
    return parts;
  }
}
