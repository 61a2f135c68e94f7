package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** One language at a time: all that a command says is in that of who reads it. */
final class SpeechTest {

  private static final Pattern CHINESE = Pattern.compile("[\\x{4E00}-\\x{9FFF}]+");

  private static final Pattern OF_ENGLISH =
      Pattern.compile(
          "(?<![-\\w])(the|is|are|was|of|to|its|with|from|not|has|have|give|that|this)\\b");

  /** Names, which no language changes: commands, options, keys, files, codes, formats. */
  private static final Pattern NAMES =
      Pattern.compile(
          String.join(
              "|",
              "(?m)^tongji: ",
              "\"[^\"\n]*\"|“[^”\n]*”",
              "\\./tongji( [a-z][a-z-]+){0,2}( [A-Z]+)?",
              "tongji( [a-z-]+)*",
              "(?<!\\w)-{1,2}[a-z][a-z-]*(=[^ ,;\\]]+)?",
              "https?://",
              "[\\w.-]*/[\\w./-]*",
              "[\\w-]+\\.[\\w.-]+",
              "\\b[A-Z][A-Z0-9_]*\\b",
              "\\.xlsx?|\\bGB/T|XLSX?|CSV|JSON|UTF-8",
              "\\b(Kafka|Java|Excel|WPS|Grafana|Ctrl-C|CREATE|User|MiB|properties)\\b",
              "\\b(ytd|month|zh\\|en|lang|template|kafka|serde)\\b",
              "\\b(output|rd|export|tax|fdi|investment|event|register|targets|explanations)\\b",
              "\\b(live|release|local|demo|ingest|run|verify|zh|en|open|protect|yes|no)\\b",
              "\\b(sdmx-csv|csv|xlsx|json|xlsm)\\b",
              "\\b(indicators|areas|activities|forms|events|units)\\b",
              "\\b(pipeline|gate|operator|keeper|clerk|analyst|publisher|public|dead-letters)\\b"));

  /** Options by which a command looks for servers that are not there. */
  private static final String NOBODY =
      "--bootstrap-servers=127.0.0.1:1 --set=operation.timeout=PT1S ";

  static Stream<String> commands() {
    return paths("", Main.command()).stream();
  }

  private static List<String> paths(String before, CommandLine line) {
    return Stream.concat(
            Stream.of(before.strip()),
            line.getSubcommands().entrySet().stream()
                .flatMap(sub -> paths(before + " " + sub.getKey(), sub.getValue()).stream()))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpIsInOneLanguage(String command) {
    String[] asked = (command + " --help").strip().split(" ");

    assertThat(englishIn(said(Language.ZH, asked))).as("English in Chinese").isEmpty();
    assertThat(chineseIn(said(Language.EN, asked))).as("Chinese in English").isEmpty();
  }

  @Test
  void everySentenceOfTheSourcesHasChineseWords() throws IOException {
    Speech chinese = Speech.in(Language.ZH);
    Map<String, String> sentences = EnglishWords.inSources();

    assertThat(sentences).hasSizeGreaterThan(400);
    sentences.keySet().removeIf(sentence -> isChinese(chinese.say(sentence)));
    assertThat(sentences).as("in words.zh.txt is nothing for").isEmpty();
  }

  @Test
  void typicalErrorsAreInOneLanguage(@TempDir Path scratch) throws IOException {
    Path wrong = Files.writeString(scratch.resolve("wrong.properties"), "period.min.response=1\n");
    for (String line : wrongLines(scratch, wrong)) {
      String[] arguments = withOptionsBehind(line);

      assertThat(said(Language.ZH, arguments))
          .as(line)
          .isNotBlank()
          .satisfies(message -> assertThat(englishIn(message)).as(message).isEmpty());
      assertThat(words(said(Language.EN, arguments), CHINESE))
          .as(line)
          .allMatch(List.of(arguments)::contains);
    }
  }

  private static List<String> wrongLines(Path scratch, Path wrong) {
    return List.of(
        "",
        "bord",
        "board --arae x",
        "ingest",
        "ingest --form output",
        "queries --top many",
        "queries --top 0",
        "queries --form outptu",
        "ingest --form output --encoding GBK2 output.csv",
        "template --form 产值",
        "list 行业",
        "missing --form event --period 2023-12",
        "history --form register --unit x",
        "missing --form output --period 2023-13",
        "missing --form register --period 2023-12",
        "board --view public",
        "board --as-of 2023-12-01",
        "board --view release --as-of 2023-02-30",
        "board --lang=de",
        "board --set period.min.response=1",
        "board --set period.min-response=2",
        "board --set kafka.acks=1",
        "board --config " + scratch.resolve("none.properties"),
        "board --config " + wrong,
        "acls x",
        "catalogue check " + scratch,
        "catalogue check " + scratch.resolve("none"),
        NOBODY + "board",
        NOBODY + "explain --indicator GIO --area 330483K01 --period 2023-12",
        "lint-report --no-figures " + scratch.resolve("none.txt"),
        "local --data-dir " + wrong,
        "local",
        "template",
        "release request",
        "release show",
        "skip --topic t",
        NOBODY + "export --format pdf");
  }

  /** Options that all commands take stand behind the command. */
  private static String[] withOptionsBehind(String line) {
    String[] words = line.isEmpty() ? new String[0] : line.split(" ");
    if (!line.startsWith("--")) {
      return words;
    }
    return Stream.concat(Stream.of(words).skip(2), Stream.of(words).limit(2))
        .toArray(String[]::new);
  }

  @Test
  void whatAServerOrAFileIsRefusedForIsChineseAsAWhole() {
    Speech chinese = Speech.in(Language.ZH);

    assertThat(
            List.of(
                "a.xls: this is a workbook of the old format (.xls); open it in Excel or WPS and"
                    + " save it as .xlsx",
                "a.xlsx: the workbook cannot be read: it is damaged; open it in Excel or WPS, save"
                    + " it as .xlsx, or as CSV",
                "a.xlsx: the file is no workbook that can be read; open it in Excel or WPS and save"
                    + " it as .xlsx",
                AreaFigures.FEED + "; or name another period",
                "./tongji export lists those that there are; or " + AreaFigures.FEED,
                "./tongji list areas shows all",
                "A: this is a folder"))
        .allSatisfy(english -> assertThat(englishIn(chinese.say(english))).isEmpty());
    assertThat(said(Language.ZH, "ingest"))
        .contains("--form=表", "文件")
        .doesNotContain("FORM", "FILE");
    assertThat(said(Language.ZH, "list")).contains("类别").doesNotContain("WHAT");
  }

  @Test
  void theLanguageIsThatOfTheNearestPlaceThatNamesOne(@TempDir Path scratch) throws IOException {
    Path file = Files.writeString(scratch.resolve("a.properties"), "lang=en\n");
    Map<String, String> english = Map.of("TONGJI_LANG", "en");
    BiConsumer<Language, List<String>> expect =
        (language, arguments) ->
            assertThat(Speech.language(arguments, english)).isEqualTo(language);

    assertThat(Speech.language(List.of("board"), Map.of())).isEqualTo(Language.ZH);
    assertThat(Speech.language(List.of("board", "--config", file.toString()), Map.of()))
        .isEqualTo(Language.EN);
    expect.accept(Language.EN, List.of("board"));
    expect.accept(Language.ZH, List.of("board", "--set", "lang=zh"));
    expect.accept(Language.ZH, List.of("board", "--lang=zh", "--set=lang=en"));
    expect.accept(Language.EN, List.of("board", "--lang", "en"));
  }

  /** Input that a message quotes may look like any number of our sentences, one in the other. */
  @ParameterizedTest
  @ValueSource(strings = {"x; y: ", "; : is no ", "cannot ", "a file of 12 rows: no column; ", "x"})
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void whatAMessageQuotesIsLookedThroughInBoundedTime(String input) {
    String quoted = input.repeat(5_000);
    assertThat(Speech.in(Language.ZH).say("--period " + quoted + " is no period"))
        .endsWith(quoted.substring(quoted.length() - 100) + " is no period");
  }

  private static String said(Language language, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    Main.command(language).setOut(writer).setErr(writer).execute(arguments);
    return said.toString();
  }

  /** Chinese as a whole: of a sentence that is not known, words like these would stay. */
  private static boolean isChinese(String said) {
    return CHINESE.matcher(said).find() && !OF_ENGLISH.matcher(said).find();
  }

  /** Words of English that are no names. */
  private static List<String> englishIn(String text) {
    String names =
        "\\b("
            + commands().skip(1).sorted(Comparator.reverseOrder()).collect(Collectors.joining("|"))
            + ")\\b";
    String rest = NAMES.matcher(text).replaceAll(" ").replaceAll(names.replace(' ', '|'), " ");
    return words(rest, Pattern.compile("[A-Za-z]{3,}"));
  }

  /** Names of units and of what is printed in Chinese may stand in English. */
  private static List<String> chineseIn(String text) {
    return words(text.replaceAll("e\\.g\\. 元", " "), CHINESE);
  }

  private static List<String> words(String text, Pattern word) {
    return word.matcher(text).results().map(MatchResult::group).toList();
  }
}
