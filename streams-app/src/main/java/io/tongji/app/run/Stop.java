package io.tongji.app.run;

/**
 * Why a pipeline stopped without having been closed.
 *
 * @param cause whose matter it is
 * @param reason one sentence for the user
 */
public record Stop(Cause cause, String reason) {

  /** Whose matter a stop is. */
  public enum Cause {
    /** The user's: settings that cannot be together, or what servers refuse until they change. */
    SETTING,
    /** The brokers' or the registry's: they fail again and again, or have ended. */
    SERVERS,
    /** The program's. */
    BUG
  }
}
