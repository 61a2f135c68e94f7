import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The size of the code and of the docs, as a table. Types, packages and what follows them are of
 * the product's main code: {@code java docs/Count.java [DIRECTORY]}.
 *
 * <p>It reads text, not syntax trees: comments and strings are taken out, then patterns are
 * counted. So compare its figures with its own figures of another commit only.
 */
public final class Count {

  private static final Pattern NOISE =
      Pattern.compile(
          "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*.*?\\*/",
          Pattern.DOTALL);
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|enum|record)\\s+([A-Z]\\w*)");
  private static final Pattern EXCEPTION =
      Pattern.compile("\\bclass\\s+\\w+(?:<[^>]*>)?\\s+extends\\s+[\\w.]*(?:Exception|Error)\\b");
  private static final Pattern NULLABLE_FIELD =
      Pattern.compile(
          "(?m)^\\s*(?:(?:private|protected|public|static|final|volatile)\\s+)+@Nullable\\s"
              + "[^;=(){}]*\\w\\s*[;=]");
  private static final Pattern REQUIRE_NON_NULL = Pattern.compile("\\brequireNonNull\\s*\\(");
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

  private final Path top;

  private Count(Path top) {
    this.top = top;
  }

  /** A source file: its path, and its text without comments and strings. */
  private record Source(Path path, long lines, String code) {

    static Source read(Path path) {
      String text = Count.read(path);
      return new Source(path, text.lines().count(), NOISE.matcher(text).replaceAll(" "));
    }

    String type() {
      return path.getFileName().toString().replace(".java", "");
    }

    boolean isType() {
      return !type().equals("package-info");
    }
  }

  /** Counts what lies under the directory, or under the working directory. */
  public static void main(String[] arguments) throws IOException {
    new Count(Path.of(arguments.length == 0 ? "." : arguments[0])).print();
  }

  private void print() throws IOException {
    List<Source> main = new ArrayList<>();
    List<Source> test = new ArrayList<>();
    for (Path module : modules()) {
      // Benchmarks are no part of what runs: a line of their own is all they get.
      boolean product = !module.endsWith("benchmarks");
      List<Source> ofMain = sources(module.resolve("src/main/java"));
      List<Source> ofTest = sources(module.resolve("src/test/java"));
      row(module.getFileName() + ", main code: files, lines", ofMain.size(), lines(ofMain));
      row(module.getFileName() + ", test code: files, lines", ofTest.size(), lines(ofTest));
      main.addAll(product ? ofMain : List.of());
      test.addAll(product ? ofTest : List.of());
    }
    row("product, main code: files, lines", main.size(), lines(main));
    row("product, test code: files, lines", test.size(), lines(test));
    printPackages(main);
    printTypes(main);
    row("nullable fields", count(NULLABLE_FIELD, main));
    row("exception types", count(EXCEPTION, main));
    row("calls of requireNonNull", count(REQUIRE_NON_NULL, main));
    printWords();
  }

  private List<Path> modules() throws IOException {
    try (Stream<Path> entries = Files.list(top)) {
      return entries
          .filter(entry -> Files.isDirectory(entry.resolve("src/test/java")))
          .sorted()
          .toList();
    }
  }

  private void printPackages(List<Source> main) {
    Map<Path, Long> sizes =
        main.stream()
            .filter(Source::isType)
            .collect(Collectors.groupingBy(s -> s.path().getParent(), Collectors.counting()));
    Map.Entry<Path, Long> largest =
        sizes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    String name = top.relativize(largest.getKey()).toString().replaceAll("^.*src/main/java/", "");
    row("packages", sizes.size());
    row("packages of more than 24 files", sizes.values().stream().filter(n -> n > 24).count());
    row("largest package, files: " + name.replace('/', '.'), largest.getValue());
  }

  private void printTypes(List<Source> main) {
    Map<String, Set<Path>> users = new HashMap<>();
    for (Source source : main) {
      Matcher name = NAME.matcher(source.code());
      while (name.find()) {
        users.computeIfAbsent(name.group(), unused -> new HashSet<>()).add(source.path());
      }
    }
    Map<String, Long> declared =
        main.stream()
            .flatMap(source -> TYPE.matcher(source.code()).results())
            .collect(Collectors.groupingBy(type -> type.group(1), Collectors.counting()));
    List<Source> types = main.stream().filter(Source::isType).toList();
    row("types, nested ones too", count(TYPE, main));
    row(
        "simple names that several types share",
        declared.values().stream().filter(number -> number > 1).count());
    row("types with a file of their own", types.size());
    row(
        "of these, named in one other file only",
        types.stream().filter(type -> users.get(type.type()).size() == 2).count());
    row("files of at most 40 lines", types.stream().filter(type -> type.lines() <= 40).count());
    row("files of more than 250 lines", types.stream().filter(type -> type.lines() > 250).count());
  }

  private void printWords() throws IOException {
    Map<String, Long> words = new TreeMap<>();
    for (Path page : files(top, path -> path.toString().endsWith(".md"))) {
      Path place = top.relativize(page).getParent();
      String group = place == null ? "top" : place.toString();
      words.merge(group, WORD.matcher(read(page)).results().count(), Long::sum);
    }
    words.forEach((group, count) -> row("words of pages in " + group, count));
    row("words of all pages", words.values().stream().mapToLong(Long::longValue).sum());
  }

  private static List<Source> sources(Path folder) throws IOException {
    return files(folder, path -> path.toString().endsWith(".java")).stream()
        .map(Source::read)
        .toList();
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> !path.toString().matches(".*/(target|node_modules|\\.git)/.*"))
          .filter(wanted)
          .sorted()
          .toList();
    }
  }

  private static long lines(List<Source> sources) {
    return sources.stream().mapToLong(Source::lines).sum();
  }

  private static long count(Pattern pattern, List<Source> sources) {
    return sources.stream()
        .mapToLong(source -> pattern.matcher(source.code()).results().count())
        .sum();
  }

  private static void row(String what, long... figures) {
    String columns =
        java.util.Arrays.stream(figures)
            .mapToObj(figure -> String.format("%9d", figure))
            .collect(Collectors.joining());
    System.out.printf("%-55s%s%n", what, columns);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
