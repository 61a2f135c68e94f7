package io.tongji.log.topics;

import java.util.ArrayList;
import java.util.List;

/** Brings topics and subjects into order, or compares them with what they should be. */
public final class TopicSetup {
  private final TopicAdmin topics;
  private final SubjectAdmin subjects;

  /** Sets up the topics of a cluster and the subjects of a registry. */
  public TopicSetup(TopicAdmin topics, SubjectAdmin subjects) {
    this.topics = topics;
    this.subjects = subjects;
  }

  /** Creates topics and registers schemas where they are missing; a line for each thing done. */
  public List<String> create(List<TopicSpec> specs, short replicationFactor) {
    List<String> done = new ArrayList<>(topics.create(specs, replicationFactor));
    done.addAll(subjects.register(specs));
    return done;
  }

  /** Compares only; a line for each difference. */
  public List<String> differences(List<TopicSpec> specs) {
    List<String> differences = new ArrayList<>(topics.differences(specs));
    differences.addAll(subjects.differences(specs));
    return differences;
  }
}
