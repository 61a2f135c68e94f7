package io.tongji.console;

import io.tongji.console.jobs.ReleasePort;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.release.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gate that takes requests, and decides when a test does. */
public final class QuietReleases implements ReleasePort {

  /** Why a release through 2023-11 is refused. */
  public static final String REFUSAL = "GIO 330483 _T 2023-11: 少于规定单位数 / too few units";

  private final List<ReleaseRequest> requests = new CopyOnWriteArrayList<>();
  private final List<ReleaseOutcome> outcomes = new CopyOnWriteArrayList<>();
  private final List<PublishedRelease> releases = new CopyOnWriteArrayList<>();

  /** What was asked for. */
  public List<ReleaseRequest> requests() {
    return requests;
  }

  /** Publishes what was asked for last. */
  public void publish() {
    ReleaseRequest request = requests.get(requests.size() - 1);
    TreeMap<String, Long> counts = new TreeMap<>();
    counts.put("published", 12L);
    counts.put("suppressed", 3L);
    Instant now = Instant.parse("2024-02-26T02:00:00Z");
    outcomes.add(
        new ReleaseOutcome(
            request,
            new ReleaseOutcome.Position(0, requests.size()),
            now,
            1L,
            null,
            null,
            List.of(),
            counts,
            List.of()));
    releases.add(
        new PublishedRelease(
            request, PublishedRelease.next(releases), now, new TreeMap<>(), "ab", null));
  }

  @Override
  public List<PublishedRelease> releases() {
    return releases;
  }

  @Override
  public List<ReleaseOutcome> outcomes() {
    return outcomes;
  }

  @Override
  public Draft preview(ReleaseRequest request, ReadProgress progress) {
    if (request.through().equals("2099-01")) {
      throw Failure.setting("the period 2099-01 is not closed", "wait");
    }
    return new Draft(
        null, null, request.through().equals("2023-11") ? List.of(REFUSAL) : List.of(), List.of());
  }

  @Override
  public Optional<PublishedRelease> check(ReleaseRequest request) {
    if (request.id().isEmpty()) {
      throw Failure.setting("the id \"\" cannot be used");
    }
    return releases.stream().filter(of -> of.request().asksTheSame(request)).findFirst();
  }

  @Override
  public void send(ReleaseRequest request) {
    requests.add(request);
  }
}
