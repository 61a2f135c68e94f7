package io.tongji.app.rights;

import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One row of the table.
 *
 * @param commands that need the rights, each as it is typed
 * @param kind of the things: topic, group, transactional id, cluster
 * @param names of the things, {@code P} standing for the prefix, and {@code inputs}; of the
 *     cluster, as Kafka names it
 * @param operations on each of them, as Kafka's own programs spell them
 * @param note when the rights are needed, or empty
 */
public record RightsRow(
    List<String> commands, String kind, List<String> names, List<String> operations, String note) {

  /** All topics that returns, register and targets are written to. */
  public static final String INPUTS = "inputs";

  /** The rights, on the things of a prefix. */
  public Stream<Right> rights(Topics topics) {
    return names.stream()
        .flatMap(name -> names(name, topics))
        .map(this::pattern)
        .flatMap(on -> operations.stream().map(word -> new Right(on, operation(word))));
  }

  /** Requests for releases are an input of the gate alone, which names them. */
  private static Stream<String> names(String name, Topics topics) {
    if (name.equals(Resource.CLUSTER_NAME)) {
      return Stream.of(name);
    }
    if (!name.equals(INPUTS)) {
      return Stream.of(topics.prefix() + name.substring(1));
    }
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    return inputs.stream();
  }

  /** A name that ends in the middle of a word is the beginning of others. */
  private ResourcePattern pattern(String name) {
    boolean prefixed = name.endsWith(".") || name.endsWith("-");
    return new ResourcePattern(
        ResourceType.fromString(kind.replace(' ', '_').toUpperCase(Locale.ROOT)),
        name,
        prefixed ? PatternType.PREFIXED : PatternType.LITERAL);
  }

  private static AclOperation operation(String word) {
    String name = word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return AclOperation.valueOf(name);
  }
}
