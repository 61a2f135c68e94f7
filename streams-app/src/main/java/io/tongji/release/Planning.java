package io.tongji.release;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRequest;
import java.util.List;

/** Works out what a request would publish. */
@FunctionalInterface
public interface Planning {

  /**
   * The draft of a release.
   *
   * @param before the releases that are out, in the order of publication
   * @param progress hears how far the reading is, and may end the work by an exception
   * @throws Failure if the request cannot be met, or what it needs cannot be read
   */
  Draft draft(ReleaseRequest request, List<PublishedRelease> before, ReadProgress progress);
}
