package io.tongji.log.topics;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.AuditEntry;
import io.tongji.avro.AuditKey;
import io.tongji.avro.Epoch;
import io.tongji.avro.EpochKey;
import io.tongji.avro.EventKey;
import io.tongji.avro.EventReturn;
import io.tongji.avro.ExportReturn;
import io.tongji.avro.FdiReturn;
import io.tongji.avro.InvestmentReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.PublicRelease;
import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.avro.RdReturn;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.RegisterKey;
import io.tongji.avro.RejectedRecord;
import io.tongji.avro.Release;
import io.tongji.avro.ReleaseKey;
import io.tongji.avro.ReleaseOutcome;
import io.tongji.avro.ReleaseOutcomeKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.Target;
import io.tongji.avro.TargetKey;
import io.tongji.avro.TaxReturn;
import io.tongji.avro.Verdict;
import io.tongji.avro.VintageKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** How every topic is to be: the one place for partitions, retention and sizes. */
public record TopicSpecs(Topics topics, int partitions) {
  /**
   * The largest request of a producer that writes rejected records or dead letters: the largest
   * record of an input topic, and what is said about it.
   */
  public static final int LARGEST_REQUEST = 16 * 1024 * 1024;

  /** A record of garbage up to 10 MiB must get in, for the dead letters to show it. */
  private static final int LARGEST_INPUT = 12 * 1024 * 1024;

  private static final int LARGEST_FIGURES = 1024 * 1024;
  private static final Duration VERDICTS_KEPT = Duration.ofDays(7);
  private static final Duration AUDIT_KEPT = Duration.ofDays(400);

  private static final Map<String, Schema> FORM_SCHEMAS =
      Map.of(
          "output", OutputReturn.SCHEMA$,
          "rd", RdReturn.SCHEMA$,
          "export", ExportReturn.SCHEMA$,
          "tax", TaxReturn.SCHEMA$,
          "fdi", FdiReturn.SCHEMA$,
          "investment", InvestmentReturn.SCHEMA$,
          "event", EventReturn.SCHEMA$);

  /** All topics that exist before the pipeline starts. */
  public List<TopicSpec> all() {
    List<TopicSpec> all = new ArrayList<>(inputs());
    all.addAll(answers());
    all.addAll(figures());
    all.addAll(releases());
    all.add(catalogue());
    all.add(audit());
    return List.copyOf(all);
  }

  /**
   * What nothing can compute again, and a back-up holds: what was reported, released and passed
   * over, and the catalogues. All topics but those that a start of the pipeline fills anew.
   */
  public List<TopicSpec> irreplaceable() {
    Set<String> computed =
        Set.of(topics.rejected(), topics.queries(), topics.verdicts(), topics.live());
    return all().stream().filter(spec -> !computed.contains(spec.name())).toList();
  }

  /** The inputs: kept without end, for they are the record of what was reported. */
  private List<TopicSpec> inputs() {
    List<TopicSpec> inputs = new ArrayList<>();
    for (String form : Topics.FORMS) {
      inputs.add(input(topics.returns(form), keySchema(form), formSchema(form)));
    }
    inputs.add(input(topics.register(), RegisterKey.SCHEMA$, RegisterEntry.SCHEMA$));
    inputs.add(input(topics.targets(), TargetKey.SCHEMA$, Target.SCHEMA$));
    inputs.add(input(topics.releases(), ReleaseKey.SCHEMA$, Release.SCHEMA$));
    return inputs;
  }

  /** What the bureau gets to know about its records. */
  private List<TopicSpec> answers() {
    return List.of(
        spec(
            topics.rejected(),
            compacted(LARGEST_REQUEST),
            schemas(SourcePosition.SCHEMA$, RejectedRecord.SCHEMA$)),
        spec(
            topics.queries(), compacted(LARGEST_FIGURES), schemas(QueryKey.SCHEMA$, Query.SCHEMA$)),
        spec(
            topics.verdicts(),
            keptFor(VERDICTS_KEPT, LARGEST_FIGURES),
            schemas(SourcePosition.SCHEMA$, Verdict.SCHEMA$)),
        spec(topics.deadLetters(), keptForEver(LARGEST_REQUEST), null));
  }

  private List<TopicSpec> figures() {
    TopicSpec.Schemas aggregate = schemas(AggregateKey.SCHEMA$, Aggregate.SCHEMA$);
    return List.of(
        spec(topics.live(), compacted(LARGEST_FIGURES), aggregate),
        spec(topics.release(), compacted(LARGEST_FIGURES), aggregate));
  }

  /** The record of what was published, and why: nothing of it is ever deleted. */
  private List<TopicSpec> releases() {
    return List.of(
        spec(
            topics.vintages(),
            keptForEver(LARGEST_FIGURES),
            schemas(VintageKey.SCHEMA$, Aggregate.SCHEMA$)),
        single(topics.publicReleases(), LARGEST_FIGURES, ReleaseKey.SCHEMA$, PublicRelease.SCHEMA$),
        spec(
            topics.outcomes(),
            keptForEver(LARGEST_REQUEST),
            schemas(ReleaseOutcomeKey.SCHEMA$, ReleaseOutcome.SCHEMA$)));
  }

  /** Longer than the half year for which such logs are to be kept (Cybersecurity Law Art. 21). */
  private TopicSpec audit() {
    return spec(
        topics.audit(),
        keptFor(AUDIT_KEPT, LARGEST_FIGURES),
        schemas(AuditKey.SCHEMA$, AuditEntry.SCHEMA$));
  }

  private TopicSpec catalogue() {
    return single(topics.catalogue(), LARGEST_FIGURES, EpochKey.SCHEMA$, Epoch.SCHEMA$);
  }

  private static TopicSpec single(String name, int largestRecord, Schema key, Schema value) {
    return new TopicSpec(name, 1, compacted(largestRecord), schemas(key, value));
  }

  /**
   * The contributions of an application: kept with its group, for its tables are made from them.
   */
  public TopicSpec contributions(String applicationId) {
    return spec(topics.contributions(applicationId), keptForEver(LARGEST_FIGURES), null);
  }

  /** The topics between the stages of an application. */
  public List<TopicSpec> between(String applicationId) {
    return List.of(
        contributions(applicationId),
        spec(topics.pairs(applicationId), keptForEver(LARGEST_FIGURES), null),
        spec(topics.editParameters(applicationId), keptForEver(LARGEST_FIGURES), null));
  }

  private TopicSpec input(String name, Schema key, Schema value) {
    return spec(name, keptForEver(LARGEST_INPUT), schemas(key, value));
  }

  private TopicSpec spec(
      String name, SortedMap<String, String> config, TopicSpec.@Nullable Schemas schemas) {
    return new TopicSpec(name, partitions, config, schemas);
  }

  private static Schema keySchema(String form) {
    return form.equals("event") ? EventKey.SCHEMA$ : ReturnKey.SCHEMA$;
  }

  private static Schema formSchema(String form) {
    Schema schema = FORM_SCHEMAS.get(form);
    if (schema == null) {
      throw new IllegalArgumentException("form " + form + " has no schema");
    }
    return schema;
  }

  private static TopicSpec.Schemas schemas(Schema key, Schema value) {
    return new TopicSpec.Schemas(key, value);
  }

  private static SortedMap<String, String> keptForEver(int largestRecord) {
    SortedMap<String, String> config = common(TopicConfig.CLEANUP_POLICY_DELETE, largestRecord);
    config.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    config.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
    return config;
  }

  /** Counted from the append: a record about an old return has that return's time. */
  private static SortedMap<String, String> keptFor(Duration time, int largestRecord) {
    SortedMap<String, String> config = keptForEver(largestRecord);
    config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis()));
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return config;
  }

  /**
   * The latest of each key. Segments are small, so that superseded figures go soon; tombstones stay
   * for a week, so that a reader who began before them does not keep what was withdrawn.
   */
  private static SortedMap<String, String> compacted(int largestRecord) {
    SortedMap<String, String> config = common(TopicConfig.CLEANUP_POLICY_COMPACT, largestRecord);
    config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024));
    config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
    config.put(
        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()));
    config.put(
        TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(Duration.ofDays(7).toMillis()));
    return config;
  }

  private static SortedMap<String, String> common(String cleanup, int largestRecord) {
    SortedMap<String, String> config = new TreeMap<>();
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(largestRecord));
    config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    return config;
  }
}
