package io.tongji.app.config;

import io.tongji.catalogue.Language;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of value that keys have, with how to read one and the remedy for one that cannot be read.
 *
 * @param <T> the type a value of this kind is read to
 */
record SettingType<T>(String name, String remedy, Function<String, T> reader) {

  /** A name or number and a port; a number of IPv6 in brackets. */
  private static final String ADDRESS = "(\\[[0-9A-Fa-f:.]+(%[\\w.-]+)?\\]|[^\\s:,\\[\\]]+):\\d+";

  static final SettingType<String> TEXT =
      new SettingType<>("text", "give any text", Function.identity());
  static final SettingType<String> SERVERS =
      matching("host:port, …", ADDRESS + "(\\s*,\\s*" + ADDRESS + ")*", "give host:port");
  static final SettingType<String> PREFIX =
      matching(
          "name",
          "[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}(?<!\\.)",
          "begin with a letter or digit, use letters, digits, dots, hyphens and underscores only,"
              + " and end with no dot");
  static final SettingType<Optional<Path>> PATH =
      new SettingType<>("path", "give a path", text -> optional(text).map(Path::of));
  static final SettingType<ZoneId> ZONE =
      new SettingType<>("time zone", "give a zone such as Asia/Shanghai", ZoneId::of);
  static final SettingType<Duration> DURATION =
      new SettingType<>(
          "duration",
          "give a positive ISO 8601 duration such as PT10S, P24D (24 days) at most",
          SettingType::duration);
  static final SettingType<Integer> PORT = whole("port", 0, 65_535);
  static final SettingType<Integer> COUNT = whole("whole number", 1, Integer.MAX_VALUE);
  static final SettingType<BigDecimal> PART =
      new SettingType<>("part", "give a decimal number from 0 to 1", SettingType::part);
  static final SettingType<Integer> PARTITIONS = whole("whole number", 1, 10_000);
  static final SettingType<Integer> REPLICAS =
      new SettingType<>(
          "whole number", "give -1 or a whole number from 1 to 32767", SettingType::replicas);
  static final SettingType<Rounding> ROUNDING =
      choice(
          "HALF_UP|HALF_EVEN",
          List.of("HALF_UP", "HALF_EVEN"),
          word -> new Rounding(RoundingMode.valueOf(word)));
  static final SettingType<Language> LANGUAGE =
      choice("zh|en", List.of("zh", "en"), Language::ofCode);
  static final SettingType<String> DEPTH =
      choice(
          "total|section|division", List.of("total", "section", "division"), Function.identity());
  static final SettingType<String> LOG_LEVEL =
      choice("warn|info|debug", List.of("warn", "info", "debug"), Function.identity());
  static final SettingType<String> LOG_FORMAT =
      choice("text|json", List.of("text", "json"), Function.identity());
  static final SettingType<String> MEASURES =
      choice("boards|all", List.of("boards", "all"), Function.identity());
  static final SettingType<Optional<String>> OPTIONAL_TEXT =
      new SettingType<>("text", "give any text", SettingType::optional);
  static final SettingType<List<URI>> URLS =
      new SettingType<>(
          "URL, …", "give http:// or https:// URLs, separated by commas", SettingType::urls);
  static final SettingType<List<String>> NAMES =
      new SettingType<>("name, …", "give names, separated by commas", SettingType::names);
  static final SettingType<Optional<String>> CREDENTIALS =
      new SettingType<>("user:password", "give user:password", SettingType::credentials);

  /** Kafka's clients count milliseconds in 32 bits, which is a little more. */
  private static final Duration LONGEST = Duration.ofDays(24);

  /** Reads one value; a wrong one throws an IllegalArgumentException or a DateTimeException. */
  T read(String text) {
    return reader.apply(text);
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private static SettingType<String> matching(String name, String pattern, String remedy) {
    Pattern compiled = Pattern.compile(pattern);
    return new SettingType<>(name, remedy, text -> require(compiled.matcher(text).matches(), text));
  }

  private static SettingType<Integer> whole(String name, int lowest, int highest) {
    String remedy = "give a whole number from " + lowest + " to " + highest;
    return new SettingType<>(
        name,
        remedy,
        text -> {
          int number = Integer.parseInt(text);
          return require(number >= lowest && number <= highest, number);
        });
  }

  private static <T> SettingType<T> choice(
      String name, List<String> words, Function<String, T> reader) {
    String remedy = "give one of " + String.join(", ", words);
    return new SettingType<>(
        name, remedy, text -> reader.apply(require(words.contains(text), text)));
  }

  private static BigDecimal part(String text) {
    return new BigDecimal(require(text.matches("0(\\.\\d{1,6})?|1"), text));
  }

  private static int replicas(String text) {
    int number = Integer.parseInt(text);
    return require(number == -1 || (number >= 1 && number <= Short.MAX_VALUE), number);
  }

  private static Duration duration(String text) {
    Duration duration = Duration.parse(text);
    return require(duration.compareTo(LONGEST) <= 0 && duration.toMillis() > 0, duration);
  }

  private static List<URI> urls(String text) {
    return List.of(text.split("\\s*,\\s*", -1)).stream().map(SettingType::url).toList();
  }

  private static List<String> names(String text) {
    List<String> names = text.isEmpty() ? List.of() : List.of(text.split("\\s*,\\s*", -1));
    return require(names.stream().allMatch(name -> name.matches("[A-Za-z0-9._-]+")), names);
  }

  private static URI url(String text) {
    URI url = URI.create(text);
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    return require(web && url.getHost() != null, url);
  }

  private static Optional<String> credentials(String text) {
    return require(text.isEmpty() || text.indexOf(':') > 0, optional(text));
  }

  private static <T> T require(boolean sound, T value) {
    if (!sound) {
      throw new IllegalArgumentException();
    }
    return value;
  }
}
