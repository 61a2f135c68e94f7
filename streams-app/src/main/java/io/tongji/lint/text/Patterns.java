package io.tongji.lint.text;

import io.tongji.catalogue.source.CatalogueRows;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The patterns by which a text is read, from {@code lint-patterns.csv}: one of each role. */
final class Patterns {

  static final String FILE = "lint-patterns.csv";
  static final List<String> COLUMNS = List.of("role", "pattern", "example");

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("\\d+(\\.\\d+)?");

  private final Map<Role, Pattern> patterns = new EnumMap<>(Role.class);

  private record RolePattern(Role role, Pattern pattern) {}

  private Patterns(List<RolePattern> lines) {
    lines.forEach(line -> patterns.put(line.role(), line.pattern()));
  }

  static Patterns read(CatalogueSource source) {
    CatalogueRows rows = source.rowsOrBuiltIn(FILE, COLUMNS);
    List<RolePattern> lines = rows.map(Patterns::line);
    rows.checkUnique(lines, line -> line.role().code(), "role");
    Patterns read = new Patterns(lines);
    Arrays.stream(Role.values())
        .filter(role -> !read.patterns.containsKey(role))
        .findFirst()
        .ifPresent(
            role -> {
              throw Failure.setting("lacks the role " + role.code(), "add a row for it")
                  .within("catalogue " + FILE);
            });
    return read;
  }

  private static RolePattern line(CatalogueRows.Row row) {
    Role role =
        Role.ofCode(row.required("role"))
            .orElseThrow(
                () ->
                    row.wrong(
                        "role",
                        "is unknown",
                        "known roles: " + Arrays.stream(Role.values()).map(Role::code).toList()));
    String text = row.required("pattern");
    for (String group : role.groups()) {
      if (!text.contains("(?<" + group + ">")) {
        throw row.wrong("pattern", "lacks the group " + group, "put (?<" + group + ">…) around it");
      }
    }
    try {
      return new RolePattern(role, Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw row.wrong(
          "pattern",
          "is no regular expression: " + e.getDescription(),
          "see java.util.regex.Pattern");
    }
  }

  Matcher matcher(Role role, String text) {
    return Objects.requireNonNull(patterns.get(role)).matcher(text);
  }

  /**
   * The whole number that a group has found.
   *
   * @throws Failure if it has found anything else: the pattern lets in too much
   */
  static int whole(Role role, Matcher found, String group) {
    return Integer.parseInt(digits(role, found, group, WHOLE));
  }

  /** The number, with or without decimals, that a group has found. */
  static BigDecimal decimal(Role role, Matcher found, String group) {
    return new BigDecimal(digits(role, found, group, DECIMAL));
  }

  private static String digits(Role role, Matcher found, String group, Pattern wanted) {
    @Nullable String text = found.group(group);
    if (text == null || !wanted.matcher(text).matches()) {
      throw Failure.setting(
              "in \"" + found.group() + "\" the group " + group + " finds " + shown(text),
              "let it find the digits of a number alone")
          .within("catalogue " + FILE + " role " + role.code() + " column pattern");
    }
    return text;
  }

  private static String shown(@Nullable String text) {
    return text == null ? "nothing" : '"' + text + '"';
  }

  boolean finds(Role role, String text) {
    return matcher(role, text).find();
  }

  /** Whether the text ends with what the pattern finds. */
  boolean ends(Role role, String text) {
    return matcher(role, text).results().anyMatch(found -> found.end() == text.length());
  }

  /** The text without what the pattern finds. */
  String without(Role role, String text) {
    return matcher(role, text).replaceAll("");
  }

  /** The text between what the pattern finds, empty pieces left out. */
  List<String> split(Role role, String text) {
    return Objects.requireNonNull(patterns.get(role))
        .splitAsStream(text)
        .filter(piece -> !piece.isBlank())
        .toList();
  }

  /** The pattern as a piece of a larger one. */
  String source(Role role) {
    return "(?:" + Objects.requireNonNull(patterns.get(role)).pattern() + ")";
  }
}
