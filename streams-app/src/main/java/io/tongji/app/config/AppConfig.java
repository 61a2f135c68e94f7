package io.tongji.app.config;

import io.tongji.failure.Failure;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration of one start: what was given over the defaults, every value checked. */
public final class AppConfig {

  private static final String KAFKA = "kafka.";
  private static final String SERDE = "serde.";
  private static final String DEFAULT = "default";

  private final Map<String, Setting> settings;

  private AppConfig(Map<String, Setting> settings) {
    this.settings = Map.copyOf(settings);
    Keys.all().forEach(this::get);
  }

  /**
   * Puts the sources over one another in rising precedence: defaults, file, environment, the pairs
   * of {@code --set}, and the dedicated options (by key).
   */
  public static AppConfig read(
      Optional<Path> file,
      Map<String, String> environment,
      Map<String, String> pairs,
      Map<String, String> options) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    Keys.all().forEach(key -> settings.put(key.name(), new Setting(key.standard(), DEFAULT)));
    file.map(Sources::file).ifPresent(settings::putAll);
    settings.putAll(Sources.environment(environment));
    settings.putAll(Sources.options(pairs, "--set"));
    settings.putAll(Sources.options(options, "command line"));
    return new AppConfig(settings);
  }

  /** The defaults alone. */
  public static AppConfig defaults() {
    return read(Optional.empty(), Map.of(), Map.of(), Map.of());
  }

  /** The same configuration with some keys set by the program itself. */
  public AppConfig with(Map<String, String> values) {
    Map<String, Setting> changed = new LinkedHashMap<>(settings);
    changed.putAll(Sources.options(values, "the program"));
    return new AppConfig(changed);
  }

  /** The value of a key. */
  public <T> T get(SettingKey<T> key) {
    Setting setting = settings.get(key.name());
    if (setting == null) {
      throw new IllegalArgumentException("not one of Keys: " + key.name());
    }
    return key.read(setting);
  }

  /** True if a source states the key, so that no default of a command's own may stand for it. */
  public boolean isGiven(SettingKey<?> key) {
    Setting setting = settings.get(key.name());
    return setting != null && !setting.from().equals(DEFAULT);
  }

  /** What the sources state, by key: all that is no default. */
  public Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    settings.forEach(
        (key, setting) -> {
          if (!setting.from().equals(DEFAULT)) {
            given.put(key, setting.value());
          }
        });
    return given;
  }

  /** Options for the Kafka clients: the keys under {@code kafka.} without that prefix. */
  public Map<String, String> kafka() {
    Map<String, String> options = new TreeMap<>(under(KAFKA));
    options.put("bootstrap.servers", get(Keys.BOOTSTRAP_SERVERS));
    return options;
  }

  /** Options for the serdes: the keys under {@code serde.} without that prefix. */
  public Map<String, String> serde() {
    return under(SERDE);
  }

  /**
   * Refuses keys under {@code serde.} that are none of these.
   *
   * @param known keys without the prefix
   */
  public AppConfig requireSerde(Collection<String> known) {
    List<String> names = known.stream().map(SERDE::concat).toList();
    settings.forEach(
        (key, setting) -> {
          if (key.startsWith(SERDE) && !names.contains(key)) {
            throw Sources.unknown(key, setting, names);
          }
        });
    return this;
  }

  /**
   * The refusal of a value under {@code serde.} that was given and cannot be used.
   *
   * @param key without the prefix
   * @param remedy what is wanted in its place
   */
  public Failure refusedSerde(String key, String remedy) {
    String name = SERDE + key;
    return Objects.requireNonNull(settings.get(name), name).refused(name, remedy);
  }

  /** Where the pipeline keeps its local state, given or derived. */
  public Path stateDirectory() {
    String derived = "tongji-" + get(Keys.HTTP_PORT);
    return get(Keys.STATE_DIR)
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp"), derived));
  }

  /** Whether a key's value should be seen by nobody else. */
  public static boolean isSecret(String key) {
    return Secrets.isSecret(key);
  }

  /** The registry's addresses as one text, as registry clients want it. */
  public String registryUrl() {
    List<String> urls = get(Keys.SCHEMA_REGISTRY_URL).stream().map(Object::toString).toList();
    return String.join(",", urls);
  }

  private Map<String, String> under(String prefix) {
    Map<String, String> found = new TreeMap<>();
    settings.forEach(
        (key, setting) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), setting.value());
          }
        });
    return found;
  }
}
