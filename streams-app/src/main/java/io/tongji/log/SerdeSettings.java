package io.tongji.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What a serializer or deserializer is told, by Confluent's keys and a few of our own. */
record SerdeSettings(Settings settings, boolean isKey) {
  static final String AUTO_REGISTER = "auto.register.schemas";
  static final String USE_LATEST = "use.latest.version";
  static final String SPECIFIC_READER = "specific.avro.reader";
  static final String SPECIFIC_KEY_TYPE = "specific.avro.key.type";
  static final String SPECIFIC_VALUE_TYPE = "specific.avro.value.type";
  static final String KEY_NAMING = "key.subject.name.strategy";
  static final String VALUE_NAMING = "value.subject.name.strategy";

  /** How long to wait for a registry that is away; ours. */
  static final String REGISTRY_WAIT = "registry.wait";

  /** A {@link SchemaRegistry} to share, in place of its address; ours. */
  static final String SHARED_REGISTRY = "schema.registry.shared";

  /** The keys that a user may give. */
  static final List<String> KEYS =
      List.of(AUTO_REGISTER, USE_LATEST, SPECIFIC_READER, KEY_NAMING, VALUE_NAMING, REGISTRY_WAIT);

  static SerdeSettings from(Map<String, ?> configs, boolean isKey) {
    return new SerdeSettings(new Settings(configs), isKey);
  }

  SchemaRegistry registry() {
    Object shared = settings.values().get(SHARED_REGISTRY);
    return shared instanceof SchemaRegistry registry
        ? registry
        : new SchemaRegistry(RegistryConfig.from(settings.values()));
  }

  Duration patience() {
    return settings.duration(REGISTRY_WAIT, Settings.LONGEST);
  }

  boolean autoRegister() {
    return settings.flag(AUTO_REGISTER, false);
  }

  boolean useLatest() {
    return settings.flag(USE_LATEST, false);
  }

  boolean specific() {
    return settings.flag(SPECIFIC_READER, false);
  }

  /** The schema of the class that every record must be of, if one is named. */
  @Nullable Schema expected() {
    Class<?> type = settings.type(isKey ? SPECIFIC_KEY_TYPE : SPECIFIC_VALUE_TYPE);
    return type == null ? null : GeneratedClasses.schemaOf(type);
  }

  SubjectNaming naming() {
    String key = isKey ? KEY_NAMING : VALUE_NAMING;
    String strategy = settings.text(key, SubjectNaming.TOPIC.className());
    return SubjectNaming.of(strategy)
        .orElseThrow(
            () ->
                new WrongSettingException(
                    key, strategy, "give one of " + String.join(", ", SubjectNaming.classNames())));
  }
}
