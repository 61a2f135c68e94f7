package io.tongji.app.command.operate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.DeadLetters;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.log.deadletters.DeadLetter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the records that no schema explained. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Shows the records of the input topics that no schema explained, the latest first: where each"
          + " stands, why it was put aside, how it begins, and what to do.",
      "They count nowhere. The bytes may hold single returns: for operators only."
    })
public final class DeadLettersCommand implements Callable<Integer> {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many to show (default ${DEFAULT-VALUE}).")
  private int top;

  @Override
  public Integer call() {
    if (top < 1) {
      throw Failure.setting("--top is " + top, "give 1 or more");
    }
    AppConfig config = shared.config();
    Language language = config.get(Keys.LANG);
    DeadLetters letters = letters(config);
    for (DeadLetter letter : letters.latest()) {
      lines(letter, language, config.get(Keys.ZONE)).forEach(shared::print);
    }
    shared.say(
        language
            .of("死信共 %d 条,列出最近 %d 条", "%d dead letters; the latest %d are shown")
            .formatted(letters.count(), letters.latest().size()));
    return ExitCode.OK;
  }

  private DeadLetters letters(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return DeadLetters.read(config, top, progress);
    }
  }

  private static List<String> lines(DeadLetter letter, Language language, ZoneId zone) {
    DeadLetter.Source source = letter.source();
    return List.of(
        language
            .of("%s  主题 %s 分区 %s 位移 %s", "%s  topic %s partition %s offset %s")
            .formatted(
                TIME.format(letter.at().atZone(zone)),
                source.topic(),
                source.partition(),
                source.offset()),
        language.of("  原因:", "  why: ") + why(letter, language),
        language.of("  键  :", "  key: ") + bytes(letter.key(), language),
        language.of("  值  :", "  value: ") + bytes(letter.value(), language),
        language.of("  处理:", "  do: ")
            + (letter.skippedBy().isPresent()
                ? language.of("无须处理", "nothing")
                : language.of(letter.cause().remedy(), letter.cause().remedyEn())));
  }

  private static String why(DeadLetter letter, Language language) {
    return letter
        .skippedBy()
        .map(by -> language.of("由 %s 跳过", "passed over by %s").formatted(by))
        .orElseGet(() -> language.of(letter.cause().chinese(), letter.cause().english()))
        .concat(" (" + letter.detail() + ")");
  }

  private static String bytes(DeadLetter.Bytes bytes, Language language) {
    if (bytes.length() < 0) {
      return language.of("无", "none");
    }
    String more = bytes.length() > bytes.head().length ? " …" : "";
    return language.of("%d 字节  ", "%d bytes  ").formatted(bytes.length())
        + HEX.formatHex(bytes.head())
        + more;
  }
}
