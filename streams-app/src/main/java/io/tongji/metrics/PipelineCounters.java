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
  private final Map<String, Map<String, Counter>> returns = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> rejected = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> queries = new ConcurrentHashMap<>();
  private final Counter deadLetters;

  PipelineCounters(MeterRegistry registry, Language language) {
    this.registry = registry;
    this.language = language;
    this.deadLetters = counter(Meters.DEAD_LETTERS, List.of());
  }

  /** A record of a form (or of register, targets) was judged: accepted, duplicate and so on. */
  public void judged(String form, String result) {
    counted(returns, Meters.RETURNS, form, result).increment();
  }

  /** A record was refused by a rule. */
  public void rejected(String form, String reason) {
    counted(rejected, Meters.REJECTED, form, reason).increment();
  }

  /** A query was raised by a soft edit. */
  public void queried(String form, String edit) {
    counted(queries, Meters.QUERIES, form, edit).increment();
  }

  /** A record did not decode. */
  public void deadLetter() {
    deadLetters.increment();
  }

  /** Looked up for every record, so without making anything once the counter is there. */
  private Counter counted(
      Map<String, Map<String, Counter>> counters, Meters meter, String form, String outcome) {
    Map<String, Counter> ofForm = counters.get(form);
    Counter known = ofForm == null ? null : ofForm.get(outcome);
    return known != null
        ? known
        : counters
            .computeIfAbsent(form, absent -> new ConcurrentHashMap<>())
            .computeIfAbsent(outcome, absent -> counter(meter, List.of(form, outcome)));
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
