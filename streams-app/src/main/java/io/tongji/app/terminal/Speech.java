package io.tongji.app.terminal;

import io.tongji.catalogue.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * Messages of commands in the language of the user. The program writes English sentences. A file
 * holds each of them in Chinese. Sentences inside of another one are translated too, so a message
 * made of several is Chinese as a whole. A sentence that the file lacks stays English.
 */
public final class Speech {

  /** As the program says it. */
  public static final Speech ENGLISH = new Speech(List.of(), Map.of());

  private static final String FILE = "words.zh.txt";
  private static final String BLANK = "{}";
  private static final List<String> SEAMS = List.of("; ", ": ");

  /** Characters of a text that are looked at, and parts within parts: our sentences have fewer. */
  private static final int LONG = 1_000;

  private static final int DEEP = 8;

  private final List<Sentence> sentences;
  private final Map<String, String> whole;

  /**
   * A sentence with blanks, and the same in Chinese with numbered blanks.
   *
   * @param patterns those that were asked for: to compile all at every start takes a tenth of it
   */
  private record Sentence(
      int letters, String english, String chinese, Map<Integer, Pattern> patterns) {

    private static final List<String> BLANKS =
        List.of("((?:(?!; |: ).)*?)", "((?:(?!; ).)*?)", "(.*?)");

    static Sentence of(String english, String chinese) {
      return new Sentence(
          english.replace(BLANK, "").length(), english, chinese, new ConcurrentHashMap<>());
    }

    /** A text as this sentence, if it is one; looser patterns let more stand in a blank. */
    Matcher in(String text, int loose) {
      return patterns.computeIfAbsent(loose, this::compiled).matcher(text);
    }

    private Pattern compiled(int loose) {
      String blank = "\\E" + BLANKS.get(loose) + "\\Q";
      return Pattern.compile(Pattern.quote(english).replace(BLANK, blank), Pattern.DOTALL);
    }

    /** The Chinese sentence, its blanks filled. */
    String filled(Matcher found, UnaryOperator<String> say) {
      StringBuilder filled = new StringBuilder();
      Matcher blanks = Pattern.compile("\\{(\\d?)\\}").matcher(chinese);
      int next = 1;
      while (blanks.find()) {
        int at = blanks.group(1).isEmpty() ? next++ : Integer.parseInt(blanks.group(1));
        blanks.appendReplacement(filled, Matcher.quoteReplacement(say.apply(found.group(at))));
      }
      return blanks.appendTail(filled).toString();
    }
  }

  private Speech(List<Sentence> sentences, Map<String, String> whole) {
    this.sentences = sentences;
    this.whole = whole;
  }

  /** The speech of a language. */
  public static Speech in(Language language) {
    return language == Language.ZH ? Chinese.SPEECH : ENGLISH;
  }

  /** Read when it is needed. */
  private static final class Chinese {

    private static final Speech SPEECH = read();

    private static Speech read() {
      Map<String, String> whole = new LinkedHashMap<>();
      Iterator<String> lines =
          lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).iterator();
      while (lines.hasNext()) {
        whole.put(unescaped(lines.next()), unescaped(lines.next()));
      }
      List<Sentence> sentences =
          whole.entrySet().stream()
              .filter(entry -> entry.getKey().contains(BLANK))
              .map(entry -> Sentence.of(entry.getKey(), entry.getValue()))
              .sorted(Comparator.comparingInt(Sentence::letters).reversed())
              .toList();
      return new Speech(sentences, whole);
    }

    private static String unescaped(String line) {
      return line.replace("\\n", "\n");
    }

    private static Stream<String> lines() {
      try (InputStream file = Speech.class.getResourceAsStream(FILE)) {
        byte[] bytes = Objects.requireNonNull(file, FILE).readAllBytes();
        return new String(bytes, StandardCharsets.UTF_8).lines();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The speech of a command line, by what handles its errors. */
  static Speech of(CommandLine line) {
    return line.getExecutionExceptionHandler() instanceof CommandErrors errors
        ? errors.speech()
        : ENGLISH;
  }

  /**
   * The language that a command line asks for, before it is parsed: by {@code --lang}, {@code --set
   * lang=…}, the environment or the file of {@code --config}; else Chinese.
   */
  public static Language language(List<String> arguments, Map<String, String> environment) {
    String word =
        value(arguments, "--lang", "")
            .or(() -> value(arguments, "--set", "lang="))
            .or(() -> Optional.ofNullable(environment.get("TONGJI_LANG")))
            .or(() -> value(arguments, "--config", "").flatMap(Speech::inFile))
            .orElse("zh");
    return word.equals("en") ? Language.EN : Language.ZH;
  }

  /** The value of an option that begins so, behind a blank or an equals sign. */
  private static Optional<String> value(List<String> arguments, String option, String start) {
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      @Nullable String value =
          argument.startsWith(option + "=")
              ? argument.substring(option.length() + 1)
              : argument.equals(option) && at + 1 < arguments.size() ? arguments.get(at + 1) : null;
      if (value != null && value.startsWith(start)) {
        return Optional.of(value.substring(start.length()));
      }
    }
    return Optional.empty();
  }

  /** A file that cannot be read is refused later, in Chinese. */
  private static Optional<String> inFile(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
    return Optional.ofNullable(properties.getProperty("lang"));
  }

  /** True if these are the words of English. */
  public boolean isEnglish() {
    return whole.isEmpty();
  }

  /**
   * The same in the language of the reader. Of a long text, which is one with much of somebody's
   * input in it, the beginning is looked at.
   */
  public String say(String english) {
    if (isEnglish()) {
      return english;
    }
    int looked = Math.min(english.length(), LONG);
    return known(english)
        .orElseGet(
            () ->
                new SearchedText().say(english.substring(0, looked), 0)
                    + english.substring(looked));
  }

  /** What is wrong, and what to do if anything is known. */
  public String say(String problem, String remedy) {
    return remedy.isEmpty()
        ? say(problem)
        : say(problem) + (isEnglish() ? "; " : ";") + say(remedy);
  }

  /** What a value of an option is called, such as FILE. */
  String placeholder(String label) {
    return known("${" + label + "}").orElse(label);
  }

  private Optional<String> known(String english) {
    return Optional.ofNullable(whole.get(english));
  }

  /** A text that is looked through: each part of it once, however many sentences it may be of. */
  private final class SearchedText {

    private final Map<String, String> said = new HashMap<>();

    /** What a part is in Chinese, at a depth of parts in parts. */
    String say(String english, int depth) {
      if (depth > DEEP) {
        return english;
      }
      String before = said.get(english);
      if (before != null) {
        return before;
      }
      String now =
          known(english)
              .or(() -> sentence(english, 0, depth))
              .or(() -> inParts(english, true, depth))
              .or(() -> sentence(english, 1, depth))
              .or(() -> inParts(english, false, depth))
              .or(() -> sentence(english, 2, depth))
              .orElse(english);
      said.put(english, now);
      return now;
    }

    private Optional<String> sentence(String english, int loose, int depth) {
      for (Sentence sentence : sentences) {
        Matcher found = sentence.in(english, loose);
        if (found.matches()) {
          return Optional.of(sentence.filled(found, blank -> say(blank, depth + 1)));
        }
      }
      return Optional.empty();
    }

    /** What is put together of several sentences, if all of them are known, or one. */
    private Optional<String> inParts(String english, boolean all, int depth) {
      for (String seam : SEAMS) {
        List<String> parts = Arrays.asList(english.split(Pattern.quote(seam), 2));
        if (parts.size() > 1) {
          List<String> now = parts.stream().map(part -> say(part, depth + 1)).toList();
          long same = parts.stream().filter(now::contains).count();
          if (same == 0 || !all && same < parts.size()) {
            return Optional.of(String.join(seam.strip(), now));
          }
        }
      }
      return Optional.empty();
    }
  }
}
