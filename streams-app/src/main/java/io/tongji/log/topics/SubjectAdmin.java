package io.tongji.log.topics;

import io.tongji.log.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The subjects of the topics: registers their schemas, and finds where they differ. */
public final class SubjectAdmin {
  /** Every version of a schema reads the records of every other, in both directions. */
  static final String COMPATIBILITY = "FULL_TRANSITIVE";

  private final SchemaRegistry registry;

  public SubjectAdmin(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers what is not yet registered.
   *
   * @return what was done, a line each; nothing where all was in order
   */
  public List<String> register(List<TopicSpec> specs) {
    List<String> done = new ArrayList<>();
    subjects(specs).forEach((subject, schema) -> done.addAll(registerOne(subject, schema)));
    return done;
  }

  /** Where the subjects are not as the topics need them, a line each. */
  public List<String> differences(List<TopicSpec> specs) {
    List<String> differences = new ArrayList<>();
    subjects(specs).forEach((subject, schema) -> differences.addAll(compare(subject, schema)));
    return differences;
  }

  /** The subjects that lack the schema of this version, a line each; the levels do not matter. */
  public List<String> unregistered(List<TopicSpec> specs) {
    List<String> missing = new ArrayList<>();
    subjects(specs)
        .forEach(
            (subject, schema) -> {
              if (registry.lookup(subject, schema).isEmpty()) {
                missing.add("subject " + subject + ": schema of this version is not registered");
              }
            });
    return missing;
  }

  /** The level is set first, so that it holds for the schema; some registries want it after. */
  private List<String> registerOne(String subject, Schema schema) {
    List<String> done = new ArrayList<>();
    boolean levelIsSet = false;
    if (registry.lookup(subject, schema).isEmpty()) {
      levelIsSet = registry.setCompatibility(subject, COMPATIBILITY);
      int id = registry.register(subject, schema);
      done.add("subject " + subject + ": " + schema.getName() + " registered, id " + id);
    }
    if (!levelIsSet && !isCompatible(subject)) {
      registry.setCompatibility(subject, COMPATIBILITY);
      done.add("subject " + subject + ": compatibility set to " + COMPATIBILITY);
    }
    return done;
  }

  private List<String> compare(String subject, Schema schema) {
    if (registry.latest(subject).isEmpty()) {
      return List.of("subject " + subject + ": missing");
    }
    List<String> differences = new ArrayList<>();
    if (registry.lookup(subject, schema).isEmpty()) {
      differences.add("subject " + subject + ": schema of this version is not registered");
    }
    Optional<String> level = registry.compatibility(subject);
    if (!level.equals(Optional.of(COMPATIBILITY))) {
      differences.add(
          "subject "
              + subject
              + ": compatibility is "
              + level.orElse("not set")
              + ", not "
              + COMPATIBILITY);
    }
    return differences;
  }

  private boolean isCompatible(String subject) {
    return registry.compatibility(subject).equals(Optional.of(COMPATIBILITY));
  }

  private static SortedMap<String, Schema> subjects(List<TopicSpec> specs) {
    SortedMap<String, Schema> subjects = new TreeMap<>();
    for (TopicSpec spec : specs) {
      Map<String, Schema> ofTopic = spec.subjects();
      subjects.putAll(ofTopic);
    }
    return subjects;
  }
}
