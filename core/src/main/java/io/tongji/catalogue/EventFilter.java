package io.tongji.catalogue;

import io.tongji.catalogue.source.WordList;
import java.util.Arrays;
import java.util.List;

/**
 * Which events of a kind an indicator counts.
 *
 * @param kind code of the kind
 * @param statuses of which it must have one; empty: any
 */
public record EventFilter(String kind, List<String> statuses) {

  private static final String CODE = "[a-z0-9][a-z0-9-]*";

  /** Checks the words. */
  public EventFilter {
    statuses = List.copyOf(statuses);
    if (!kind.matches(CODE) || !statuses.stream().allMatch(status -> status.matches(CODE))) {
      throw new IllegalArgumentException(
          "not a kind of event with statuses (kind:status|status): " + kind + statuses);
    }
  }

  /** True if the event counts. */
  public boolean counts(String eventKind, String status) {
    return kind.equals(eventKind) && (statuses.isEmpty() || statuses.contains(status));
  }

  /** Reads {@code land-renewal:signed|done;land-vacated}. */
  static List<EventFilter> parse(String text) {
    return WordList.split(text).stream().map(EventFilter::one).toList();
  }

  private static EventFilter one(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new EventFilter(text, List.of())
        : new EventFilter(
            text.substring(0, colon), Arrays.asList(text.substring(colon + 1).split("\\|", -1)));
  }
}
