package io.tongji.disclosure;

import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Shared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What earlier releases published: for ever known, whatever was withdrawn or revised since.
 * Releases are added in the order of publication, each with its figures; the microdata of its point
 * are attached when the planner has said which months it needs.
 */
public final class PublishedHistory {

  private record ReleasedParts(String release, Set<PublishedPart> shown) {}

  private final Map<SeriesKey, List<ReleasedParts>> figures = new HashMap<>();

  /** Millions of figures have few kinds of parts. */
  private final Shared shared = new Shared();

  private final List<String> order = new ArrayList<>();
  private final Map<String, Microdata> microdata = new LinkedHashMap<>();

  /**
   * Adds a figure that a release published.
   *
   * @param release its id
   * @param shown parts that it shows; none: it was suppressed
   */
  public void add(String release, SeriesKey key, Set<PublishedPart> shown) {
    if (!order.contains(release)) {
      order.add(release);
    }
    ReleasedParts parts = shared.one(new ReleasedParts(release, Set.copyOf(shown)));
    figures.merge(key, List.of(parts), PublishedHistory::followed);
  }

  private static List<ReleasedParts> followed(List<ReleasedParts> some, List<ReleasedParts> by) {
    return Stream.concat(some.stream(), by.stream()).toList();
  }

  /** Attaches what units had contributed at the point of a release, of the months asked for. */
  public void attach(String release, Microdata ofPoint) {
    microdata.put(release, ofPoint);
  }

  /** True if some release published or suppressed the figure. */
  boolean knows(SeriesKey key) {
    return figures.containsKey(key);
  }

  /** All figures. */
  Set<SeriesKey> keys() {
    return figures.keySet();
  }

  /** What is shown of a figure now; null if no release has decided on it. */
  @Nullable Set<PublishedPart> shown(SeriesKey key) {
    List<ReleasedParts> released = figures.get(key);
    return released == null ? null : released.get(released.size() - 1).shown();
  }

  /** The release that was the first to decide on a figure; null: none has. */
  public @Nullable String first(SeriesKey key) {
    List<ReleasedParts> released = figures.get(key);
    return released == null ? null : released.get(0).release();
  }

  /** Ids of the releases that decided on a figure, in their order. */
  List<String> releases(SeriesKey key) {
    return figures.getOrDefault(key, List.of()).stream().map(ReleasedParts::release).toList();
  }

  /** Ids of those that showed a part of it, in their order. */
  List<String> releasesShowing(SeriesKey key, PublishedPart part) {
    return figures.getOrDefault(key, List.of()).stream()
        .filter(each -> each.shown().contains(part))
        .map(ReleasedParts::release)
        .toList();
  }

  /** Ids of all releases, in their order. */
  List<String> releases() {
    return List.copyOf(order);
  }

  /** The place of a release among all. */
  int order(String release) {
    return order.indexOf(release);
  }

  /** The microdata of a release. */
  Microdata microdata(String release) {
    return Objects.requireNonNull(
        microdata.get(release), () -> "no microdata attached of release " + release);
  }
}
