package io.tongji.catalogue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueRows.Row;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.digest.Sha256;
import io.tongji.failure.Failure;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of a catalogue that decide on figures, and on what is accepted and asked. */
public final class CatalogueFiles {

  private static final String INDICATORS = "indicators.csv";

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
  static final List<String> OPTIONAL_INDICATOR_COLUMNS = List.of("due", "min_response");
  static final List<String> AREA_COLUMNS = List.of("area", "name", "name_en", "parent", "level");
  static final List<String> ACTIVITY_COLUMNS =
      List.of("activity", "name", "name_en", "parent", "level");
  static final List<String> THEME_COLUMNS =
      List.of("theme", "name", "name_en", "industry", "valid_from", "valid_to", "source");
  static final List<String> POLICY_COLUMNS =
      List.of("indicator", "from_year", "to_year", "base", "schedule");
  static final List<String> OPTIONAL_POLICY_COLUMNS =
      List.of("imputation", "imputation_parameters");

  private static final String EDITS = "edits.csv";

  static final String EVENTS = "events.csv";
  static final List<String> EVENT_COLUMNS = List.of("event", "name", "name_en", "unit", "statuses");

  private final CatalogueSource source;
  private final MessageDigest digest = Sha256.empty();

  private CatalogueFiles(CatalogueSource source) {
    this.source = source;
  }

  /** The catalogue that comes with the application. */
  public static Catalogue builtIn() {
    return of(CatalogueSource.builtIn());
  }

  /**
   * The catalogue in a directory.
   *
   * @throws Failure if a file is missing or a row is wrong
   */
  public static Catalogue in(Path directory) {
    return of(CatalogueSource.in(directory));
  }

  /**
   * The catalogue of these files.
   *
   * @throws Failure if a file is missing or a row is wrong
   */
  public static Catalogue of(CatalogueSource source) {
    return new CatalogueFiles(source).read();
  }

  private Catalogue read() {
    CatalogueRows areas = rows("areas.csv", AREA_COLUMNS);
    CatalogueRows activities = rows("activities.csv", ACTIVITY_COLUMNS);
    CatalogueRows themes = rows("themes.csv", THEME_COLUMNS);
    CatalogueRows indicators =
        digested(
            INDICATORS, source.rows(INDICATORS, INDICATOR_COLUMNS, OPTIONAL_INDICATOR_COLUMNS));
    List<Policy> policyList = policies(indicators);
    List<Area> areaList = areas.map(CatalogueParser::area);
    areas.checkParents(areaList, Area::code, Area::parent, "area");
    List<Activity> activityList = activities.map(CatalogueParser::activity);
    activities.checkParents(activityList, Activity::code, Activity::parent, "activity");
    checkDivisions(activities, activityList);
    List<Theme> themeList = themes.map(CatalogueParser::theme);
    Map<String, EventKind> kinds = eventKinds();
    TextUnits units = TextUnits.read(source);
    CatalogueParser parser =
        new CatalogueParser(codes(areaList), themeCodes(themeList), kinds, units, policyList);
    List<Indicator> indicatorList = indicators.map(parser::indicator);
    indicators.checkUnique(indicatorList, Indicator::code, "indicator");
    EditRules edits = edits();
    digested(TextUnits.FILE, source.rowsOrBuiltIn(TextUnits.FILE, TextUnits.COLUMNS));
    Catalogue.Rows rows =
        new Catalogue.Rows(indicatorList, areaList, activityList, themeList, edits, kinds, units);
    return new Catalogue(rows, programme(rows), Sha256.hex(digest));
  }

  private Programme programme(Catalogue.Rows rows) {
    ProgrammeParser parser = new ProgrammeParser(rows, source.hasOwn(ProgrammeParser.FILE));
    return parser.parse(source.rowsOrBuiltIn(ProgrammeParser.FILE, ProgrammeParser.COLUMNS));
  }

  /** A unit counts in one section: the one that has its division. */
  private static void checkDivisions(CatalogueRows rows, List<Activity> activities) {
    Row repeated =
        rows.repeated(
            activities, each -> each.division().isEmpty() ? each.code() : each.division());
    if (repeated != null) {
      throw repeated.wrong(
          "activity",
          "is a division that a row above lists in another section",
          "list each division once");
    }
  }

  private EditRules edits() {
    return EditRules.parse(digested(EDITS, source.rowsOrBuiltIn(EDITS, EditRules.COLUMNS)));
  }

  private List<Policy> policies(CatalogueRows indicators) {
    Optional<CatalogueRows> policies =
        source.rowsIfThere("policies.csv", POLICY_COLUMNS, OPTIONAL_POLICY_COLUMNS);
    policies.ifPresent(rows -> rows.forEach(row -> digest("policies.csv", row)));
    Set<String> known = new HashSet<>();
    indicators.forEach(row -> known.add(row.getField("indicator").strip()));
    return policies
        .map(rows -> rows.map(row -> CatalogueParser.policy(row, known)))
        .orElse(List.of());
  }

  private Map<String, EventKind> eventKinds() {
    CatalogueRows rows = source.rowsOrBuiltIn(EVENTS, EVENT_COLUMNS);
    rows.forEach(row -> digest(EVENTS, row));
    List<EventKind> kinds = rows.map(CatalogueParser::eventKind);
    rows.checkUnique(kinds, EventKind::code, "event");
    Map<String, EventKind> byCode = new LinkedHashMap<>();
    kinds.forEach(kind -> byCode.put(kind.code(), kind));
    return byCode;
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
    return digested(file, source.rows(file, columns));
  }

  private CatalogueRows digested(String file, CatalogueRows rows) {
    rows.forEach(row -> digest(file, row));
    return rows;
  }

  private void digest(String file, NamedCsvRecord row) {
    Sha256.update(digest, file + '\u001e');
    row.getFieldsAsMap()
        .forEach(
            (name, cell) -> {
              if (decidesOnFigures(file, name)) {
                Sha256.update(digest, name + '\u001f' + cell + '\u001f');
              }
            });
  }

  /** No figure rests on who is late, nor on which month is shown. */
  private static boolean decidesOnFigures(String file, String column) {
    return !(file.equals(INDICATORS) && OPTIONAL_INDICATOR_COLUMNS.contains(column));
  }

  /** SHA-256 of a text, hexadecimal. */
  static String digest(String text) {
    MessageDigest digest = Sha256.empty();
    Sha256.update(digest, text);
    return Sha256.hex(digest);
  }
}
