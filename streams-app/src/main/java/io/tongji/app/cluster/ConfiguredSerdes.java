package io.tongji.app.cluster;

import io.tongji.app.config.AppConfig;
import io.tongji.failure.Failure;
import io.tongji.log.registry.RegistryConfig;
import io.tongji.log.registry.WrongSettingException;
import io.tongji.log.serde.SerdeFactory;
import java.util.HashMap;
import java.util.Map;

/** Makes the serdes of a configuration, and says of a wrong value where it was given. */
final class ConfiguredSerdes {

  private ConfiguredSerdes() {}

  /**
   * The serdes; nothing is asked of the registry yet.
   *
   * @throws Failure if a value under {@code serde.} cannot be used
   */
  static SerdeFactory of(AppConfig config) {
    Map<String, Object> settings = new HashMap<>();
    config.serde().forEach((key, value) -> settings.put(SerdeFactory.PREFIX + key, value));
    settings.put(RegistryConfig.URL, config.registryUrl());
    try {
      return new SerdeFactory(settings);
    } catch (WrongSettingException wrong) {
      throw config.refusedSerde(wrong.key(), wrong.remedy());
    } catch (IllegalArgumentException wrong) {
      throw Failure.setting(
          "serde options cannot be used: " + wrong.getMessage(), "correct the keys under serde.");
    }
  }
}
