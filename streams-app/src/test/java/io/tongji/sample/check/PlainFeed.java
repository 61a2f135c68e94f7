package io.tongji.sample.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Feeds the files in the order of the manifest and keeps of every key what is in force. */
final class PlainFeed {
  /** What is in force for a key, and under which number. */
  record Kept(int number, boolean withdrawn, Map<String, String> cells, Map<String, Long> amounts) {
    boolean sameContent(Kept other) {
      return withdrawn == other.withdrawn
          && amounts.equals(other.amounts)
          && content(cells).equals(content(other.cells));
    }

    private static Map<String, String> content(Map<String, String> cells) {
      Map<String, String> content = new TreeMap<>(cells);
      content.keySet().removeIf(column -> column.matches("revision|version|withdrawn|.*ytd.*"));
      content.keySet().removeIf(column -> column.matches("month|prior_month|plan_.*|since_.*"));
      content.values().removeIf(String::isEmpty);
      return content;
    }
  }

  /** By form and unit (or indicator and area), then by period (or start, or year). */
  final Map<String, NavigableMap<String, Kept>> inForce = new LinkedHashMap<>();

  final Map<String, Integer> refusedByFile = new LinkedHashMap<>();
  final List<String> refusals = new ArrayList<>();
  final Set<String> corrected = new HashSet<>();
  int rows;
  int duplicates;
  int stale;
  int broughtBack;

  private final Set<String> areas;

  PlainFeed(Set<String> areas) {
    this.areas = areas;
  }

  /** Feeds the sample that lies in a directory. */
  void feed(Path directory) throws IOException {
    feed(directory, entry -> true);
  }

  /** Feeds files of it, by their rows in the manifest. */
  void feed(Path directory, Predicate<Map<String, String>> chosen) throws IOException {
    for (Map<String, String> entry : PlainCsv.read(directory.resolve("manifest.csv"))) {
      if (!chosen.test(entry)) {
        continue;
      }
      String file = Objects.requireNonNull(entry.get("file"));
      refusedByFile.put(file, 0);
      for (Map<String, String> row : PlainCsv.read(directory.resolve(file))) {
        rows++;
        try {
          accept(Objects.requireNonNull(entry.get("form")), row);
        } catch (IllegalArgumentException | ArithmeticException refused) {
          refusedByFile.merge(file, 1, Integer::sum);
          refusals.add(file + ": " + refused.getMessage() + " " + row);
        }
      }
    }
  }

  private void accept(String form, Map<String, String> row) {
    Map<String, Long> amounts = new TreeMap<>();
    String first = row.getOrDefault("unit_id", "");
    String second = row.getOrDefault("period", "");
    if (form.equals("register")) {
      second = row.getOrDefault("valid_from", "");
      checkRegister(row);
    } else if (form.equals("targets")) {
      first = row.get("indicator") + " " + row.get("area");
      second = row.getOrDefault("year", "");
    } else if (form.equals("event")) {
      second = row.getOrDefault("event_id", "");
      PlainRules.require(!row.getOrDefault("status", "").equals("promised"), "status");
    } else {
      amounts = PlainRules.amounts(form, row);
      PlainRules.check(form, row, amounts);
    }
    keep(form + " " + first, second, row, amounts);
  }

  private void checkRegister(Map<String, String> row) {
    PlainRules.checkRevision(row);
    String area = row.getOrDefault("area", "").replaceFirst("(?<=^.{9})000$", "");
    PlainRules.require(areas.contains(area), "area");
    boolean project = row.getOrDefault("kind", "").equals("project");
    String unit = row.getOrDefault("unit_id", "");
    PlainRules.require(project || PlainRules.isCreditCode(unit), "unit_id");
    for (String group : row.getOrDefault("groups", "").split(";", -1)) {
      PlainRules.require(group.isEmpty() || areas.contains(group), "groups");
    }
  }

  private void keep(String key, String at, Map<String, String> row, Map<String, Long> amounts) {
    NavigableMap<String, Kept> kept = inForce.computeIfAbsent(key, absent -> new TreeMap<>());
    Kept old = kept.get(at);
    String stated = row.getOrDefault("revision", "") + row.getOrDefault("version", "");
    int next = old == null ? 1 : old.number() + 1;
    int number = stated.isEmpty() ? next : Integer.parseInt(stated);
    boolean withdrawn = row.getOrDefault("withdrawn", "").equals("true");
    Kept offered = new Kept(number, withdrawn, row, amounts);
    if (old != null && number < old.number()) {
      stale++;
    } else if (old != null && (stated.isEmpty() || number == old.number())) {
      resend(key, at, old, offered, stated);
    } else {
      replace(key, at, old, offered);
    }
  }

  private void resend(String key, String at, Kept old, Kept offered, String stated) {
    if (offered.sameContent(old)) {
      duplicates++;
      return;
    }
    PlainRules.require(stated.isEmpty(), "same revision, other content");
    replace(key, at, old, offered);
  }

  private void replace(String key, String at, @Nullable Kept old, Kept offered) {
    Objects.requireNonNull(inForce.get(key)).put(at, offered);
    if (old == null) {
      return;
    }
    if (old.withdrawn() && !offered.withdrawn()) {
      broughtBack++;
    }
    if (!old.withdrawn() && !offered.withdrawn() && !old.amounts().equals(offered.amounts())) {
      corrected.add(key + " " + at);
    }
  }
}
