package io.tongji.app.console;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConsoleServiceTest {

  private static AppConfig config(String host) {
    Map<String, String> settings = Map.of("console.host", host, "console.port", "0");
    return AppConfig.read(Optional.empty(), Map.of(), settings, Map.of());
  }

  @Test
  void withoutTlsNoOtherAddressIsListenedTo() {
    for (String host : new String[] {"0.0.0.0", "::", "192.0.2.1"}) {
      assertThatThrownBy(() -> ConsoleService.rehearse(config(host)))
          .as(host)
          .hasMessageContaining("passwords would cross the net in the clear");
    }
    assertThatCode(() -> ConsoleService.rehearse(config("127.0.0.1"))).doesNotThrowAnyException();
  }
}
