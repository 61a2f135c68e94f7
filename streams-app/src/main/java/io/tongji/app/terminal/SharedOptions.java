package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.config.SettingKey;
import io.tongji.app.read.LiveFigures;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.output.PlainText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command takes. */
public final class SharedOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Read settings from this properties file.")
  private @Nullable Path config;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "SERVERS",
      description = "Kafka brokers (bootstrap.servers).")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--registry-url",
      paramLabel = "URL",
      description = "Schema registry (schema.registry.url).")
  private @Nullable String registryUrl;

  @Option(
      names = "--topic-prefix",
      paramLabel = "NAME",
      description = "First part of every topic's name (topic.prefix).")
  private @Nullable String topicPrefix;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = "Language of help, messages, names and tables (lang).")
  private @Nullable String lang;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set any key of the configuration; may be repeated.")
  private Map<String, String> pairs = new LinkedHashMap<>();

  @Option(names = "--quiet", description = "Show no progress and no remarks; receipts stay.")
  private boolean quiet;

  @SuppressWarnings("unused") // CommandErrors asks the parser: it also writes where parsing failed
  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  private boolean verbose;

  /** The configuration with everything this command was given. */
  public AppConfig config() {
    return config(Map.of());
  }

  /**
   * The configuration, with the values of options that only this command has, by key.
   *
   * @throws Failure if it names a catalogue: this command works with the one in force
   */
  public AppConfig config(Map<String, String> ownOptions) {
    AppConfig read = configWithCatalogue(ownOptions, null);
    if (read.get(Keys.CATALOGUE_DIR).isPresent()) {
      throw Failure.setting(
          Keys.CATALOGUE_DIR.name()
              + " is given, but this command works with the catalogue in force",
          "put another one in force with ./tongji catalogue apply DIR, and leave it out here");
    }
    return LocalLogin.complete(read);
  }

  /**
   * The configuration of a command that owns its cluster, and so may bring a catalogue.
   *
   * @param catalogue directory of the command's own option
   */
  public AppConfig configWithCatalogue(Map<String, String> ownOptions, @Nullable String catalogue) {
    Map<String, String> options = new LinkedHashMap<>(ownOptions);
    put(options, Keys.BOOTSTRAP_SERVERS, bootstrapServers);
    put(options, Keys.SCHEMA_REGISTRY_URL, registryUrl);
    put(options, Keys.TOPIC_PREFIX, topicPrefix);
    put(options, Keys.CATALOGUE_DIR, catalogue);
    put(options, Keys.LANG, lang);
    pairs.keySet().stream()
        .filter(AppConfig::isSecret)
        .forEach(
            key ->
                say(
                    "tongji: ps shows the value of --set "
                        + key
                        + " to everybody on this machine; give it as "
                        + key
                        + ".file, or in the file of --config"));
    AppConfig read =
        AppConfig.read(Optional.ofNullable(config), System.getenv(), pairs, options)
            .requireSerde(SerdeFactory.knownKeys());
    LogSettings.apply(read);
    return read;
  }

  /** Shows how far a long task is, as fits the terminal. */
  public ProgressDisplay progress(String task, long total) {
    return ProgressDisplay.start(
        speech().say(task),
        total,
        quiet ? ProgressDisplay.ProgressStyle.NONE : ProgressDisplay.ProgressStyle.fitting());
  }

  /** The live figures of a cluster, complete as of now; shows how far a long reading is. */
  public AggregateTable liveFigures(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(this)) {
      return LiveFigures.read(config, progress);
    }
  }

  /** The words of the command line. */
  List<String> words() {
    return specification().root().commandLine().getParseResult().expandedArgs();
  }

  /** Says something to the user, on standard error. */
  public void say(String remark) {
    if (!quiet) {
      specification().commandLine().getErr().println(PlainText.of(speech().say(remark)));
    }
  }

  /** Answers the user on standard error, asked to be quiet or not: what became of the input. */
  public void answer(String line) {
    specification().commandLine().getErr().println(PlainText.of(line));
  }

  /** Puts out one line of data, on standard output. */
  public void print(String line) {
    specification().commandLine().getOut().println(PlainText.of(line));
    specification().commandLine().getOut().flush();
  }

  /** Puts out a sentence on standard output, in the language of who reads it. */
  public void printSentence(String sentence) {
    print(speech().say(sentence));
  }

  private Speech speech() {
    return Speech.of(specification().commandLine());
  }

  private CommandSpec specification() {
    if (command == null) {
      throw new IllegalStateException("used outside of a command");
    }
    return command;
  }

  private static void put(Map<String, String> options, SettingKey<?> key, @Nullable String value) {
    if (value != null) {
      options.put(key.name(), value);
    }
  }
}
