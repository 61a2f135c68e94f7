package io.tongji.wire;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What the command {@code topics} does: brings topics and subjects into order, or compares. */
public final class TopicsCommand {
  private final TopicAdmin topics;
  private final SubjectAdmin subjects;
  private final PrintStream out;

  /** Prints a line for each thing done or different to {@code out}. */
  public TopicsCommand(TopicAdmin topics, SubjectAdmin subjects, PrintStream out) {
    this.topics = topics;
    this.subjects = subjects;
    this.out = out;
  }

  /** Creates topics and registers schemas where they are missing; the exit status is 0. */
  public int create(List<TopicSpec> specs, short replicationFactor) {
    List<String> done = new ArrayList<>(topics.create(specs, replicationFactor));
    done.addAll(subjects.register(specs));
    done.forEach(out::println);
    return 0;
  }

  /** Compares only; the exit status is 1 where something differs. */
  public int check(List<TopicSpec> specs) {
    List<String> differences = new ArrayList<>(topics.differences(specs));
    differences.addAll(subjects.differences(specs));
    differences.forEach(out::println);
    return differences.isEmpty() ? 0 : 1;
  }
}
