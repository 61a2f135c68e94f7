package io.tongji.catalogue.source;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of a catalogue, by their names: of a directory, of a record, or of the application. */
public final class CatalogueSource {

  /** All files that a catalogue may have. */
  public static final List<String> FILES =
      List.of(
          "activities.csv",
          "areas.csv",
          "deadlines.csv",
          "edits.csv",
          "events.csv",
          "indicators.csv",
          "lint-names.csv",
          "lint-patterns.csv",
          "policies.csv",
          "publication.csv",
          "rates.csv",
          "report-outline.csv",
          "report-phrases.csv",
          "status.csv",
          "themes.csv",
          "units.csv");

  /** Files that a directory may lack and that decide on figures: then those of the application. */
  private static final List<String> COMPLETED = List.of("edits.csv", "events.csv", "units.csv");

  private final SortedMap<String, byte[]> files;

  private CatalogueSource(Map<String, byte[]> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The files that come with the application. */
  public static CatalogueSource builtIn() {
    Map<String, byte[]> files = new TreeMap<>();
    FILES.forEach(file -> ofApplication(file).ifPresent(bytes -> files.put(file, bytes)));
    return new CatalogueSource(files);
  }

  /**
   * The files in a directory.
   *
   * @throws Failure if the directory is not there, a file cannot be read, or a table of another
   *     name lies there
   */
  public static CatalogueSource in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw Failure.setting(
              "not there: " + directory, "name a directory with the catalogue's files")
          .within("catalogue directory");
    }
    refuseStrangers(directory);
    Map<String, byte[]> files = new TreeMap<>();
    for (String file : FILES) {
      Path path = directory.resolve(file);
      if (Files.exists(path)) {
        files.put(file, read(file, path));
      }
    }
    return new CatalogueSource(files);
  }

  /** A name that is mistyped would leave the file out without a word. */
  private static void refuseStrangers(Path directory) {
    try (DirectoryStream<Path> tables = Files.newDirectoryStream(directory, "*.csv")) {
      for (Path table : tables) {
        String name = String.valueOf(table.getFileName());
        if (!FILES.contains(name)) {
          throw Failure.setting(
                  "is no file of a catalogue", "rename it, or move it away; the files: " + FILES)
              .within("catalogue " + name);
        }
      }
    } catch (IOException e) {
      throw Failure.setting("cannot be read: " + e, "make " + directory + " readable")
          .within("catalogue directory");
    }
  }

  /** Files of these names and contents. */
  public static CatalogueSource of(Map<String, byte[]> files) {
    return new CatalogueSource(files);
  }

  private static byte[] read(String file, Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw Failure.setting("cannot be read: " + e, "make it a readable file")
          .within("catalogue " + file);
    }
  }

  private static Optional<byte[]> ofApplication(String file) {
    try (InputStream stream = CatalogueSource.class.getResourceAsStream("/catalogue/" + file)) {
      return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This catalogue with the application's files in place of those that are missing and decide on
   * figures, so that a later version of the application, with other files, changes no figure.
   */
  public CatalogueSource completed() {
    Map<String, byte[]> all = new TreeMap<>(files);
    COMPLETED.forEach(file -> ofApplication(file).ifPresent(bytes -> all.putIfAbsent(file, bytes)));
    return new CatalogueSource(all);
  }

  /** The contents of the files, by their names. */
  public SortedMap<String, byte[]> files() {
    return files;
  }

  /**
   * The rows of a file.
   *
   * @param columns that it has, all of them and no others
   * @throws Failure if it is missing, empty, or has other columns
   */
  public CatalogueRows rows(String file, List<String> columns) {
    return rows(file, columns, List.of());
  }

  /** The rows of a file that may lack the optional columns. */
  public CatalogueRows rows(String file, List<String> columns, List<String> optional) {
    return rowsIfThere(file, columns, optional)
        .orElseThrow(
            () ->
                Failure.setting("is missing", "put the file in the catalogue's directory")
                    .within("catalogue " + file));
  }

  /** The rows of a file that the catalogue may lack: then it is that of the application. */
  public CatalogueRows rowsOrBuiltIn(String file, List<String> columns) {
    return rowsIfThere(file, columns).orElseGet(() -> builtIn().rows(file, columns));
  }

  /** True if the catalogue has the file, so that it is not the application's that is read. */
  public boolean hasOwn(String file) {
    return files.containsKey(file);
  }

  /** The rows of a file that may be missing: then there are none. */
  public Optional<CatalogueRows> rowsIfThere(String file, List<String> columns) {
    return rowsIfThere(file, columns, List.of());
  }

  /**
   * The rows of a file that may be missing, and may lack some columns.
   *
   * @param columns that it has, all of them
   * @param optional further columns that it may have, and no others
   */
  public Optional<CatalogueRows> rowsIfThere(
      String file, List<String> columns, List<String> optional) {
    byte @Nullable [] bytes = files.get(file);
    return bytes == null
        ? Optional.empty()
        : Optional.of(
            new CatalogueRows(file, columns, optional, new CatalogueText(file, bytes).rows()));
  }
}
