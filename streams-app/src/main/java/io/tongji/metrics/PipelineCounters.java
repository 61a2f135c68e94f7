package io.tongji.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tongji.catalogue.Language;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what became of records. */
public final class PipelineCounters {

  private static final String TOTAL = "_total";

  private final MeterRegistry registry;
  private final Language language;
  private final Map<List<String>, Counter> returns = new ConcurrentHashMap<>();
  private final Map<List<String>, Counter> rejected = new ConcurrentHashMap<>();
  private final Map<List<String>, Counter> queries = new ConcurrentHashMap<>();
  private final Counter deadLetters;

  PipelineCounters(MeterRegistry registry, Language language) {
    this.registry = registry;
    this.language = language;
    this.deadLetters = counter(Meters.DEAD_LETTERS, List.of());
  }

  /** A record of a form (or of register, targets) was judged: accepted, duplicate and so on. */
  public void judged(String form, String result) {
    returns
        .computeIfAbsent(List.of(form, result), values -> counter(Meters.RETURNS, values))
        .increment();
  }

  /** A record was refused by a rule. */
  public void rejected(String form, String reason) {
    rejected
        .computeIfAbsent(List.of(form, reason), values -> counter(Meters.REJECTED, values))
        .increment();
  }

  /** A query was raised by a soft edit. */
  public void queried(String form, String edit) {
    queries
        .computeIfAbsent(List.of(form, edit), values -> counter(Meters.QUERIES, values))
        .increment();
  }

  /** A record did not decode. */
  public void deadLetter() {
    deadLetters.increment();
  }

  private Counter counter(Meters meter, List<String> values) {
    String exposed = meter.exposedName();
    Counter.Builder builder =
        Counter.builder(exposed.substring(0, exposed.length() - TOTAL.length()))
            .description(meter.help(language));
    for (int label = 0; label < values.size(); label++) {
      builder.tag(meter.labels().get(label), values.get(label));
    }
    return builder.register(registry);
  }
}
