package io.tongji.console.jobs;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.release.Draft;
import java.util.List;
import java.util.Optional;

/**
 * The release gate, as those who ask it see it. Each method fails with a {@link Failure} if brokers
 * or registry do not answer in time.
 */
public interface ReleasePort {

  /** The releases that are out, in the order of publication. */
  List<PublishedRelease> releases();

  /** What became of all requests, in the order of the decisions. */
  List<ReleaseOutcome> outcomes();

  /**
   * What a request would publish; it takes a while.
   *
   * @throws Failure if it could not be met, or what it needs cannot be read
   */
  Draft preview(ReleaseRequest request, ReadProgress progress);

  /**
   * Looks whether a request may be made, and whether it has been met.
   *
   * @return the release, if it is out as asked for
   * @throws Failure if the request breaks a rule, or no gate runs
   */
  Optional<PublishedRelease> check(ReleaseRequest request);

  /** Makes a request that was checked. */
  void send(ReleaseRequest request);
}
