package io.tongji.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A value under {@code serde.} that cannot be used is reported before anything is asked or sent.
 */
final class ConfiguredSerdesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "registry.wait | soon | give milliseconds, or an ISO 8601 duration such as PT30S",
        "registry.wait | PT-1S | give milliseconds, or an ISO 8601 duration such as PT30S",
        "http.read.timeout.ms | P99999999D | give milliseconds, or an ISO 8601 duration",
        "http.connect.timeout.ms | PT0S | give a duration above 0",
        "max.retries | many | give a whole number from 0",
        "max.retries | -1 | give a whole number from 0",
        "basic.auth.credentials.source | FILE | give URL or USER_INFO"
      })
  void aWrongValueIsShownWithItsKeyItsPlaceAndWhatIsWanted(
      String key, String value, String remedy) {
    assertThatThrownBy(() -> ConfiguredSerdes.of(config("serde." + key, value)))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(
            "serde." + key + " is not valid: \"" + value + "\", from --set; " + remedy);
  }

  @Test
  void aCommandOfAnInstantStillHasSerdes() {
    AppConfig instant = config("operation.timeout", Duration.ofMillis(1).toString());

    assertThat(ConfiguredSerdes.of(RegistryHaste.of(instant))).isNotNull();
  }

  private static AppConfig config(String key, String value) {
    return AppConfig.read(Optional.empty(), Map.of(), Map.of(key, value), Map.of());
  }
}
