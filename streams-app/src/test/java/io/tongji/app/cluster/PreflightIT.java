package io.tongji.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.EmbeddedBroker;
import io.tongji.failure.Failure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreflightIT {

  @TempDir private Path directory = Path.of("");

  /** There are no topics, which is said after it. */
  @Test
  void anOlderProtocolOfTransactionsIsWarnedOf() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory, 0);
        Warnings warnings = new Warnings()) {
      Map<String, String> settings = new HashMap<>();
      broker.clientOptions().forEach((key, value) -> settings.put("kafka." + key, value));
      settings.remove("kafka.bootstrap.servers");
      settings.put(Keys.BOOTSTRAP_SERVERS.name(), broker.bootstrapServers());
      Preflight preflight = new Preflight(AppConfig.defaults().with(settings));

      check(preflight);
      assertThat(warnings.messages).noneMatch(message -> message.contains("transaction.version"));

      setVersion(broker, (short) 1);
      check(preflight);
      assertThat(warnings.messages)
          .anySatisfy(
              message ->
                  assertThat(message)
                      .startsWith("The brokers have transaction.version 1: after a crash")
                      .contains(
                          "kafka-features.sh --bootstrap-server " + broker.bootstrapServers(),
                          "--feature transaction.version=2"));
    }
  }

  private static void check(Preflight preflight) {
    assertThatThrownBy(preflight::check)
        .isInstanceOf(Failure.class)
        .hasMessageContaining("run ./tongji topics");
  }

  private static void setVersion(EmbeddedBroker broker, short version) throws Exception {
    FeatureUpdate update = new FeatureUpdate(version, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
    try (Admin admin = Admin.create(Map.copyOf(broker.clientOptions()))) {
      admin
          .updateFeatures(Map.of("transaction.version", update), new UpdateFeaturesOptions())
          .all()
          .get();
    }
  }

  /** What is warned of while it is open. */
  private static final class Warnings extends AbstractAppender implements AutoCloseable {

    private final List<String> messages = new CopyOnWriteArrayList<>();

    Warnings() {
      super("warnings", null, null, true, Property.EMPTY_ARRAY);
      start();
      ((Logger) LogManager.getRootLogger()).addAppender(this);
    }

    @Override
    public void append(LogEvent event) {
      messages.add(event.getMessage().getFormattedMessage());
    }

    @Override
    public void close() {
      ((Logger) LogManager.getRootLogger()).removeAppender(this);
      stop();
    }
  }
}
