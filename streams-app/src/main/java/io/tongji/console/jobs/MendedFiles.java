package io.tongji.console.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.console.jobs.CheckResult.FileTable;
import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Mended rows as they are fed: a file for each table in which they stood, with the header of that
 * table. What is said of a line of such a file is said of the row that was mended.
 */
final class MendedFiles {

  private final Path folder;
  private final Map<Path, MendedLines> files = new LinkedHashMap<>();

  /**
   * The rows of a file, from a line on.
   *
   * @param first line of the first row
   * @param keys of the rows, in their order; a row is one line
   */
  private record MendedLines(long first, List<String> keys) {}

  /** Files that lie in a folder. */
  MendedFiles(Path folder) {
    this.folder = folder;
  }

  /** Writes a file of the rows of each table; the same rows give the same bytes. */
  void write(List<FileTable> tables, Map<String, Mended.MendedRow> rows) {
    for (int table = 0; table < tables.size(); table++) {
      SortedMap<String, List<String>> cells = new TreeMap<>();
      for (Map.Entry<String, Mended.MendedRow> row : rows.entrySet()) {
        if (row.getValue().table() == table) {
          cells.put(row.getKey(), row.getValue().cells());
        }
      }
      if (!cells.isEmpty()) {
        write(tables.get(table), "mended-" + (table + 1), cells);
      }
    }
  }

  /** Writes a file of one row, behind the others. */
  void write(FileTable table, String key, List<String> cells) {
    write(table, "row", new TreeMap<>(Map.of(key, cells)));
  }

  private void write(FileTable table, String of, SortedMap<String, List<String>> rows) {
    Path file = folder.resolve(of).resolve("改正-" + stem(table.file()) + ".csv");
    List<String> header = table.header().stream().map(MendedFiles::withLineFeeds).toList();
    try {
      OwnerOnly.directory(folder.resolve(of));
      AtomicFile.write(
          file,
          out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try (CsvWriter csv = CsvWriter.builder().build(writer)) {
              csv.writeRecord(header);
              rows.values().forEach(cells -> csv.writeRecord(onOneLine(cells)));
            }
          });
    } catch (IOException e) {
      throw Failure.setting(
              file + ": the mended rows cannot be written (" + e + ")", "make room there")
          .from(e);
    }
    long breaks = String.join("", header).chars().filter(character -> character == '\n').count();
    files.put(file, new MendedLines(2 + breaks, new ArrayList<>(rows.keySet())));
  }

  private static String withLineFeeds(String heading) {
    return heading.replaceAll("\r\n?", "\n");
  }

  private static List<String> onOneLine(List<String> cells) {
    return cells.stream().map(cell -> cell.replaceAll("[\r\n]+", " ")).toList();
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }

  /** The files, in the order of the tables. */
  List<Path> paths() {
    return List.copyOf(files.keySet());
  }

  /** The key of the row at a line; empty: the file is none of these. */
  Optional<String> key(Path file, long line) {
    return Optional.ofNullable(files.get(file))
        .map(lines -> lines.keys().get(Math.toIntExact(line - lines.first())));
  }

  /** True if a file is one of these. */
  boolean has(Path file) {
    return files.containsKey(file);
  }
}
