package io.tongji.operations;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recording and alert rules that come with Tongji. */
public final class PrometheusRules {

  static final Path FOLDER = YamlFile.TOP.resolve("grafana/prometheus");

  /** A name of ours, of Kafka, of the JVM or of the process; recorded ones contain colons. */
  private static final Pattern METRIC =
      Pattern.compile("(?<![A-Za-z0-9_:\"])(?:tongji|kafka|jvm|process|system)[_:][a-z0-9_:]+");

  private static final Pattern LABELS = Pattern.compile("\\{[^}]*}");

  private PrometheusRules() {}

  static List<Map<String, Object>> all() throws IOException {
    List<Map<String, Object>> rules = new ArrayList<>();
    for (Path file : YamlFile.in(FOLDER.resolve("rules"), ".yml")) {
      for (Map<String, Object> group : YamlFile.maps(YamlFile.read(file), "groups")) {
        rules.addAll(YamlFile.maps(group, "rules"));
      }
    }
    return rules;
  }

  static List<Map<String, Object>> alerts() throws IOException {
    return all().stream().filter(rule -> rule.containsKey("alert")).toList();
  }

  /** Names of all metrics that rules read, without those that other rules record. */
  public static Set<String> metrics() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Map<String, Object> rule : all()) {
      Matcher matcher = METRIC.matcher(LABELS.matcher(YamlFile.text(rule, "expr")).replaceAll(""));
      while (matcher.find()) {
        names.add(matcher.group());
      }
    }
    names.removeIf(name -> name.contains(":"));
    return names;
  }
}
