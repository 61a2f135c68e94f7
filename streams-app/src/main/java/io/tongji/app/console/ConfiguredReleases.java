package io.tongji.app.console;

import io.tongji.app.config.AppConfig;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.gate.ReleasePlanning;
import io.tongji.console.jobs.ReleasePort;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.release.Draft;
import java.util.List;
import java.util.Optional;

/** The gate of a configuration. */
final class ConfiguredReleases implements ReleasePort {

  private final AppConfig config;

  ConfiguredReleases(AppConfig config) {
    this.config = config;
  }

  private ReleaseClient client() {
    return new ReleaseClient(config);
  }

  @Override
  public List<PublishedRelease> releases() {
    return client().releases();
  }

  @Override
  public List<ReleaseOutcome> outcomes() {
    return client().outcomes();
  }

  @Override
  public Draft preview(ReleaseRequest request, ReadProgress progress) {
    return new ReleasePlanning(config).preview(request, releases(), progress);
  }

  @Override
  public Optional<PublishedRelease> check(ReleaseRequest request) {
    ReleaseClient client = client();
    Optional<PublishedRelease> same = client.check(request);
    if (same.isEmpty() && !client.gateRuns()) {
      throw Failure.server("no gate runs, so nothing was asked for", "start ./tongji gate");
    }
    return same;
  }

  @Override
  public void send(ReleaseRequest request) {
    Position unused = client().send(request);
  }
}
