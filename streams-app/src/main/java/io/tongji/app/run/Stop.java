package io.tongji.app.run;

import io.tongji.failure.Failure;

/**
 * Why a pipeline stopped without having been closed.
 *
 * @param cause whose matter it is
 * @param reason one sentence for the user
 */
public record Stop(Cause cause, String reason) {

  /** What stops a pipeline for good. */
  public static Stop of(Failure failure) {
    Cause cause =
        switch (failure.kind()) {
          case SETTING, INPUT -> Cause.SETTING;
          case SERVER -> Cause.SERVERS;
          case BUG -> Cause.BUG;
        };
    return new Stop(cause, failure.sentence());
  }

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
