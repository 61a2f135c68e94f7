package io.tongji.verify;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The recomputation could not be carried out, since there is no room for it on disk or in memory.
 */
public final class VerifyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** How the database begins the message of a failure that is not a mistake in a script. */
  private static final Pattern NO_ROOM =
      Pattern.compile("^(java\\.sql\\.SQLException: )?(IO Error|Out of Memory Error)");

  /** What failed, why, and what helps. */
  public VerifyException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What a failure of the database is: want of room, which its user can help, or a mistake. */
  static RuntimeException of(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    return failure instanceof IOException || NO_ROOM.matcher(said).find()
        ? new VerifyException(
            "the recomputation has no room: "
                + said.lines().findFirst().orElse("")
                + "; make room in "
                + System.getProperty("java.io.tmpdir")
                + ", or set TONGJI_JAVA_OPTS=-Djava.io.tmpdir=DIR",
            failure)
        : new IllegalStateException("the recomputation failed: " + said, failure);
  }
}
