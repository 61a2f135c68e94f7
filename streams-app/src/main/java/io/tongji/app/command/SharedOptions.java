package io.tongji.app.command;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Key;
import io.tongji.app.config.Keys;
import io.tongji.app.run.LiveFigures;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.serde.SerdeFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
      names = "--catalogue",
      paramLabel = "DIR",
      description = "Directory of the catalogue (catalogue.dir).")
  private @Nullable String catalogue;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = "Language of names and tables (lang).")
  private @Nullable String lang;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set any key of the configuration; may be repeated.")
  private Map<String, String> pairs = new LinkedHashMap<>();

  @Option(names = "--quiet", description = "Show no progress and no remarks.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Show the stack trace of an error.")
  private boolean verbose;

  /** The configuration with everything this command was given. */
  public AppConfig config() {
    return config(Map.of());
  }

  /** The configuration, with the values of options that only this command has, by key. */
  public AppConfig config(Map<String, String> ownOptions) {
    Map<String, String> options = new LinkedHashMap<>(ownOptions);
    put(options, Keys.BOOTSTRAP_SERVERS, bootstrapServers);
    put(options, Keys.SCHEMA_REGISTRY_URL, registryUrl);
    put(options, Keys.TOPIC_PREFIX, topicPrefix);
    put(options, Keys.CATALOGUE_DIR, catalogue);
    put(options, Keys.LANG, lang);
    return AppConfig.read(Optional.ofNullable(config), System.getenv(), pairs, options)
        .requireSerde(SerdeFactory.knownKeys());
  }

  /** Shows how far a long task is, as fits the terminal. */
  public Progress progress(String task, long total) {
    return Progress.start(task, total, quiet ? Progress.Style.NONE : Progress.Style.fitting());
  }

  /** The live figures of a cluster, complete as of now; shows how far a long reading is. */
  public AggregateTable liveFigures(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(this)) {
      return LiveFigures.read(config, progress);
    }
  }

  /** Says something to the user, on standard error. */
  public void say(String remark) {
    if (!quiet) {
      specification().commandLine().getErr().println(remark);
    }
  }

  /** Puts out one line of data, on standard output. */
  public void print(String line) {
    specification().commandLine().getOut().println(line);
    specification().commandLine().getOut().flush();
  }

  /** Whether stack traces were asked for. */
  public boolean verbose() {
    return verbose;
  }

  private CommandSpec specification() {
    if (command == null) {
      throw new IllegalStateException("used outside of a command");
    }
    return command;
  }

  private static void put(Map<String, String> options, Key<?> key, @Nullable String value) {
    if (value != null) {
      options.put(key.name(), value);
    }
  }
}
