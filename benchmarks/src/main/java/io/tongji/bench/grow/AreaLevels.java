package io.tongji.bench.grow;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a catalogue whose areas are a tree of so many levels; all else is the application's. */
final class AreaLevels {

  private static final String ROOT = "330483";

  /** The lowest level, where units lie. */
  private static final String LOWEST = "town";

  /** Areas of the lowest level: as many, however many levels lie above. */
  private static final int LEAVES = 16;

  private static final List<String> OTHERS =
      List.of("indicators.csv", "activities.csv", "themes.csv");

  private AreaLevels() {}

  /**
   * Writes the files.
   *
   * @param levels of areas, 2 to 5, the whole and the lowest included
   */
  static void write(Path directory, int levels) throws IOException {
    if (levels < 2 || levels > 5) {
      throw new IllegalArgumentException("levels of areas are 2 to 5, not " + levels);
    }
    Files.createDirectories(directory);
    for (String file : OTHERS) {
      try (InputStream own = AreaLevels.class.getResourceAsStream("/catalogue/" + file)) {
        Files.copy(java.util.Objects.requireNonNull(own, file), directory.resolve(file));
      }
    }
    Files.write(directory.resolve("areas.csv"), rows(levels));
  }

  private static List<String> rows(int levels) {
    List<String> rows = new ArrayList<>(List.of("area,name,name_en,parent,level"));
    rows.add(row(ROOT, "", "county"));
    // Indicators of the platforms are read there, so it must exist.
    rows.add(row(ROOT + "K01P", ROOT, "platforms"));
    List<String> above = List.of(ROOT);
    for (int level = 2; level <= levels; level++) {
      boolean lowest = level == levels;
      int count = lowest ? LEAVES : 1 << (level - 1);
      List<String> made = new ArrayList<>();
      for (int number = 0; number < count; number++) {
        String code = ROOT + "L" + level + "N" + number;
        String parent = above.get(number * above.size() / count);
        rows.add(row(code, parent, lowest ? LOWEST : "level" + level));
        made.add(code);
      }
      above = made;
    }
    return rows;
  }

  private static String row(String code, String parent, String level) {
    return String.join(",", code, code, code, parent, level);
  }
}
