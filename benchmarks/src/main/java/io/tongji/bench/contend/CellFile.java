package io.tongji.bench.contend;

import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Totals in a file, one a line: for contenders whose result is no topic. */
public final class CellFile {

  private static final String NONE = "";

  private CellFile() {}

  /** Writes the totals. */
  public static void write(Path file, Map<CellKey, CellFigures> cells) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (Map.Entry<CellKey, CellFigures> entry : cells.entrySet()) {
        writer.write(entry.getKey().text() + "\t" + line(entry.getValue()) + "\n");
      }
    }
  }

  private static String line(CellFigures cell) {
    return String.join(
        "\t",
        text(cell.units()),
        text(cell.total()),
        text(cell.base()),
        text(cell.lastYear()),
        text(cell.growth()),
        text(cell.nominal()));
  }

  private static String text(@Nullable Object figure) {
    return figure == null ? NONE : figure.toString();
  }

  /** Reads the totals. */
  public static Map<CellKey, CellFigures> read(Path file) throws IOException {
    Map<CellKey, CellFigures> cells = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] parts = line.split("\t", -1);
      cells.put(
          CellKey.parse(parts[0]),
          new CellFigures(
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              whole(parts[3]),
              whole(parts[4]),
              rate(parts[5]),
              rate(parts[6])));
    }
    return cells;
  }

  private static @Nullable Long whole(String text) {
    return text.isEmpty() ? null : Long.valueOf(text);
  }

  private static @Nullable Double rate(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
