package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;

/** The log as the configuration wants it: log4j2.xml reads these system properties. */
public final class LogSettings {

  private static final String LEVEL = "tongji.log.level";
  private static final String FORMAT = "tongji.log.format";

  private LogSettings() {}

  /** Has the log written so from now on; a system property that is set already stands. */
  public static void apply(AppConfig config) {
    boolean level =
        set(LEVEL, config.get(Keys.LOG_LEVEL), AppConfig.defaults().get(Keys.LOG_LEVEL));
    boolean format =
        set(FORMAT, config.get(Keys.LOG_FORMAT), AppConfig.defaults().get(Keys.LOG_FORMAT));
    if ((level || format) && LogManager.getContext(false) instanceof LoggerContext context) {
      context.reconfigure();
    }
  }

  private static boolean set(String property, String value, String standard) {
    if (value.equals(standard) || System.getProperty(property) != null) {
      return false;
    }
    System.setProperty(property, value);
    return true;
  }
}
