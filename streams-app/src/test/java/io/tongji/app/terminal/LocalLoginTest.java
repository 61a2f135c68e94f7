package io.tongji.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalLoginTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka-1:9092, kafka-2:9092|http://registry.example",
        "127.0.0.1:1|http://127.0.0.1:1/x",
        "localhost:1,127.0.0.1:1|http://clerk:secret@127.0.0.1:1",
        "[::1]:9092|https://registry-1.example:8081"
      })
  void serversThatAreNotOursGetNoLogin(String brokers, String registry) {
    AppConfig given =
        AppConfig.defaults()
            .with(
                Map.of(
                    Keys.BOOTSTRAP_SERVERS.name(),
                    brokers,
                    Keys.SCHEMA_REGISTRY_URL.name(),
                    registry));

    assertThat(LocalLogin.complete(given).given()).isEqualTo(given.given());
  }
}
