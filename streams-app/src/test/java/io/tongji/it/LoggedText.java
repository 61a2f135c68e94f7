package io.tongji.it;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;

/**
 * What an operator would find in the log of this process while it is open, with Kafka's own words
 * about configurations and logins, which are off by default.
 */
final class LoggedText extends AbstractAppender implements AutoCloseable {

  private static final List<String> CONFIDANTS =
      List.of("org.apache.kafka.common.config.AbstractConfig", "org.apache.kafka.common.security");

  private final Queue<String> messages = new ConcurrentLinkedQueue<>();

  LoggedText() {
    super("logged-text", null, null, true, Property.EMPTY_ARRAY);
    start();
    root().addAppender(this);
    for (String name : CONFIDANTS) {
      Logger logger = (Logger) LogManager.getLogger(name);
      logger.addAppender(this);
      logger.setAdditive(false);
      Configurator.setLevel(name, Level.DEBUG);
    }
  }

  private static Logger root() {
    return (Logger) LogManager.getRootLogger();
  }

  @Override
  public void append(LogEvent event) {
    messages.add(event.getMessage().getFormattedMessage());
    if (event.getThrown() != null) {
      messages.add(event.getThrown().toString());
    }
  }

  String text() {
    return String.join("\n", messages);
  }

  @Override
  public void close() {
    root().removeAppender(this);
    for (String name : CONFIDANTS) {
      Logger logger = (Logger) LogManager.getLogger(name);
      logger.removeAppender(this);
      logger.setAdditive(true);
      Configurator.setLevel(name, Level.WARN);
    }
    stop();
  }
}
