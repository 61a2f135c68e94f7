package io.tongji.log;

import io.tongji.log.serde.PoisonRecordException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Topics or subjects cannot be brought into order; the message says what to do about it. */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Exit status for wrong usage or bad configuration. */
  private static final int MISCONFIGURED = 2;

  /** Exit status for a server that cannot be reached, or an operation that timed out. */
  private static final int UNREACHABLE = 3;

  private final int exitCode;

  private SetupException(int exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** A matter of settings. */
  public static SetupException misconfigured(String message, @Nullable Throwable cause) {
    return new SetupException(MISCONFIGURED, message, cause);
  }

  /** A server that is away, or took too long. */
  public static SetupException unreachable(String message, @Nullable Throwable cause) {
    return new SetupException(UNREACHABLE, message, cause);
  }

  /**
   * A record that was decoded before, and cannot be any more.
   *
   * @param why it cannot
   */
  public static SetupException lostSchema(
      String topic, int partition, long offset, PoisonRecordException why) {
    return misconfigured(
        "topic %s partition %d offset %d was read before, and cannot be decoded any more: %s; set schema.registry.url to the registry that has its schema, or give this one back the schemas that it had (docs/runbooks/dead-letters.md)"
            .formatted(topic, partition, offset, why.getMessage()),
        why);
  }

  /** The first of several findings of one kind, and how many there are beside it. */
  public static String summary(List<String> findings) {
    int more = findings.size() - 1;
    return findings.get(0) + (more == 0 ? "" : ", and " + more + " more like it");
  }

  /** True if it is a matter of settings, and not of a server that is away. */
  public boolean isMisconfiguration() {
    return exitCode == MISCONFIGURED;
  }

  /** The exit status of a command that ends with this. */
  public int exitCode() {
    return exitCode;
  }
}
