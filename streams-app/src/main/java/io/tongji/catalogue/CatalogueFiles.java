package io.tongji.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads a catalogue's four files, from a directory or from the application. */
public final class CatalogueFiles {

  static final List<String> INDICATOR_COLUMNS =
      List.of(
          "indicator",
          "name",
          "name_en",
          "form",
          "measure",
          "kind",
          "frames",
          "industries",
          "themes",
          "january",
          "base",
          "currency",
          "scale",
          "unit",
          "unit_en",
          "exponent",
          "decimals",
          "rate_decimals",
          "completion_decimals",
          "read_at",
          "headline");
  static final List<String> AREA_COLUMNS = List.of("area", "name", "name_en", "parent", "level");
  static final List<String> ACTIVITY_COLUMNS =
      List.of("activity", "name", "name_en", "parent", "level");
  static final List<String> THEME_COLUMNS =
      List.of("theme", "name", "name_en", "industry", "valid_from", "valid_to", "source");

  private final Source source;
  private final MessageDigest digest = sha256();

  private interface Source {
    InputStream open(String file) throws IOException;
  }

  private CatalogueFiles(Source source) {
    this.source = source;
  }

  /** The catalogue that comes with the application. */
  public static Catalogue builtIn() {
    return new CatalogueFiles(CatalogueFiles::resource).read();
  }

  /**
   * The catalogue in a directory.
   *
   * @throws CatalogueException if a file is missing or a row is wrong
   */
  public static Catalogue in(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new CatalogueException(
          "directory", "not there: " + directory, "name a directory with the catalogue's files");
    }
    return new CatalogueFiles(file -> Files.newInputStream(directory.resolve(file))).read();
  }

  private static InputStream resource(String file) throws IOException {
    InputStream stream = CatalogueFiles.class.getResourceAsStream("/catalogue/" + file);
    if (stream == null) {
      throw new IOException("not in the application");
    }
    return stream;
  }

  private Catalogue read() {
    CatalogueRows areas = rows("areas.csv", AREA_COLUMNS);
    CatalogueRows activities = rows("activities.csv", ACTIVITY_COLUMNS);
    CatalogueRows themes = rows("themes.csv", THEME_COLUMNS);
    CatalogueRows indicators = rows("indicators.csv", INDICATOR_COLUMNS);
    List<Area> areaList = areas.map(CatalogueParser::area);
    areas.checkParents(areaList, Area::code, Area::parent, "area");
    List<Activity> activityList = activities.map(CatalogueParser::activity);
    activities.checkParents(activityList, Activity::code, Activity::parent, "activity");
    List<Theme> themeList = themes.map(CatalogueParser::theme);
    CatalogueParser parser = new CatalogueParser(codes(areaList), themeCodes(themeList));
    List<Indicator> indicatorList = indicators.map(parser::indicator);
    indicators.checkUnique(indicatorList, Indicator::code, "indicator");
    return new Catalogue(
        new Catalogue.Rows(indicatorList, areaList, activityList, themeList),
        HexFormat.of().formatHex(digest.digest()));
  }

  private static Set<String> codes(List<Area> areas) {
    Set<String> codes = new HashSet<>();
    areas.forEach(area -> codes.add(area.code()));
    return codes;
  }

  private static Set<String> themeCodes(List<Theme> themes) {
    Set<String> codes = new HashSet<>();
    themes.forEach(theme -> codes.add(theme.code()));
    return codes;
  }

  private CatalogueRows rows(String file, List<String> columns) {
    List<NamedCsvRecord> records = new ArrayList<>();
    try (InputStream stream = source.open(file);
        Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().detectBomHeader(false).ofNamedCsvRecord(withoutMark(reader))) {
      csv.forEach(records::add);
    } catch (IOException | UncheckedIOException e) {
      throw new CatalogueException(
          file, "cannot be read: " + e.getMessage(), "put the file in the catalogue's directory");
    }
    records.forEach(row -> digest(file, row));
    return new CatalogueRows(file, columns, records);
  }

  private static Reader withoutMark(Reader reader) throws IOException {
    java.io.PushbackReader pushback = new java.io.PushbackReader(reader);
    int first = pushback.read();
    if (first >= 0 && first != '\uFEFF') {
      pushback.unread(first);
    }
    return pushback;
  }

  private void digest(String file, NamedCsvRecord row) {
    digest.update((file + '\u001e').getBytes(StandardCharsets.UTF_8));
    row.getFieldsAsMap()
        .forEach(
            (name, cell) ->
                digest.update(
                    (name + '\u001f' + cell + '\u001f').getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
