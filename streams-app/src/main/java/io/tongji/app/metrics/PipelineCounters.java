package io.tongji.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Language;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what became of records. */
public final class PipelineCounters {

  private static final String TOTAL = "_total";

  private final MeterRegistry registry;
  private final Language language;
  private final Map<String, Map<String, Counter>> returns = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> rejected = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Counter>> queries = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> lastRecords = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Counter deadLetters;
  private final Counter skipped;

  PipelineCounters(MeterRegistry registry, Language language, InstantSource clock) {
    this.registry = registry;
    this.language = language;
    this.clock = clock;
    this.deadLetters = counter(Meters.DEAD_LETTERS, List.of());
    this.skipped = counter(Meters.SKIPPED, List.of());
  }

  /** A record of a form (or of register, targets) was judged: accepted, duplicate and so on. */
  public void judged(String form, String result) {
    counted(returns, Meters.RETURNS, form, result).increment();
    AtomicLong last = lastRecords.get(form);
    if (last == null) {
      last = lastRecords.computeIfAbsent(form, this::lastRecord);
    }
    last.set(TimeUnit.MILLISECONDS.toSeconds(clock.millis()));
  }

  private AtomicLong lastRecord(String form) {
    AtomicLong seconds = new AtomicLong(TimeUnit.MILLISECONDS.toSeconds(clock.millis()));
    Gauge.builder(Meters.LAST_RECORD.exposedName(), seconds, AtomicLong::doubleValue)
        .description(Meters.LAST_RECORD.help(language))
        .tag(Meters.LAST_RECORD.labels().get(0), form)
        .strongReference(true)
        .register(registry);
    return seconds;
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

  /** A record was passed over, as an operator wanted it. */
  public void skipped() {
    skipped.increment();
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
