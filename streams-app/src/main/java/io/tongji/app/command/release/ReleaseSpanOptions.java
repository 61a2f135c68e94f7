package io.tongji.app.command.release;

import io.tongji.log.releases.ReleaseRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a release is to hold. */
final class ReleaseSpanOptions {

  @Option(
      names = "--through",
      required = true,
      paramLabel = "YYYY-MM",
      description = "Last period to be published.")
  private String through = "";

  @Option(
      names = "--status",
      defaultValue = "P",
      paramLabel = "P|A",
      description = "P provisional, A final or revised (default ${DEFAULT-VALUE}).")
  private String status = "P";

  @Option(
      names = "--reason",
      paramLabel = "CODE",
      description = {
        "Why published figures change: LATE_RETURN, RESPONDENT_CORRECTION, FRAME_CHANGE,"
            + " RECLASSIFICATION, BASE_RESTATEMENT, METHOD, IMPUTATION_REPLACED or BUREAU_AUDIT."
      })
  private @Nullable String reason;

  @Option(
      names = "--revise",
      paramLabel = "YYYY-MM",
      description = "Revise published figures from this period on (default: they stay).")
  private @Nullable String revise;

  /** The request that they make. */
  ReleaseRequest request(String id, String by) {
    return new ReleaseRequest(id, through, status, reason, revise, by);
  }
}
