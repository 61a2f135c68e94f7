package io.tongji.log.releases;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for in the topic of requests: texts as written, not judged yet.
 *
 * @param id of the release
 * @param through last period to be published, YYYY-MM
 * @param status P or A
 * @param reason why published figures change, a code; null: none given
 * @param reviseFrom first period to be revised, YYYY-MM; null: none
 * @param requestedBy who asks; null: not said
 */
public record ReleaseRequest(
    String id,
    String through,
    String status,
    @Nullable String reason,
    @Nullable String reviseFrom,
    @Nullable String requestedBy) {

  /** True if another request asks for the same, whoever asks. */
  public boolean asksTheSame(ReleaseRequest other) {
    return id.equals(other.id)
        && through.equals(other.through)
        && status.equals(other.status)
        && Objects.equals(reason, other.reason)
        && Objects.equals(reviseFrom, other.reviseFrom);
  }
}
