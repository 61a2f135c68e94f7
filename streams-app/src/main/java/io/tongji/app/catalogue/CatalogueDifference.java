package io.tongji.app.catalogue;

import io.tongji.catalogue.source.CatalogueSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What differs between two catalogues, file by file and row by row. */
public final class CatalogueDifference {

  private CatalogueDifference() {}

  /**
   * A line for each row that only one of them has.
   *
   * @return lines "file: - row" of the first one, and "file: + row" of the other; none if all files
   *     are the same
   */
  public static List<String> lines(Map<String, byte[]> inForce, Map<String, byte[]> other) {
    List<String> lines = new ArrayList<>();
    for (String file : CatalogueSource.FILES) {
      byte[] before = inForce.getOrDefault(file, new byte[0]);
      byte[] after = other.getOrDefault(file, new byte[0]);
      if (!Arrays.equals(before, after)) {
        lines.addAll(ofFile(file, rows(before), rows(after)));
      }
    }
    return lines;
  }

  private static List<String> rows(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> ofFile(String file, List<String> before, List<String> after) {
    List<String> lines = new ArrayList<>();
    without(before, after).forEach(row -> lines.add(file + ": - " + row));
    without(after, before).forEach(row -> lines.add(file + ": + " + row));
    if (lines.isEmpty()) {
      lines.add(file + ": the same rows in another order, or other ends of lines");
    }
    return lines;
  }

  private static List<String> without(List<String> rows, List<String> others) {
    List<String> left = new ArrayList<>(others);
    return rows.stream().filter(row -> !left.remove(row)).toList();
  }
}
