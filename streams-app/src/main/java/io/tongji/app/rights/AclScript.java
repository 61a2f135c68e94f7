package io.tongji.app.rights;

import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The commands of Kafka that grant rights, as lines of a shell script.
 *
 * @param table of the rights
 * @param topics whose prefix the things have
 * @param connection options that every line begins with, such as the addresses of the brokers
 */
public record AclScript(RightsTable table, Topics topics, List<String> connection) {

  /** Of things of one kind that the same operations are granted on, one line says all. */
  private record Grant(ResourceType kind, PatternType pattern, Set<AclOperation> operations) {}

  /**
   * The lines for a role, or for a single command.
   *
   * @param who role or command
   * @param principal to whom the rights are given, such as {@code User:clerk}
   */
  public List<String> lines(String who, String principal) {
    Map<ResourcePattern, Set<AclOperation>> things = new LinkedHashMap<>();
    for (Right right : table.of(who, topics)) {
      things
          .computeIfAbsent(right.on(), on -> EnumSet.noneOf(AclOperation.class))
          .add(right.operation());
    }
    Map<Grant, Set<String>> grouped = new LinkedHashMap<>();
    things.forEach(
        (on, operations) ->
            grouped
                .computeIfAbsent(
                    new Grant(on.resourceType(), on.patternType(), operations),
                    line -> new LinkedHashSet<>())
                .add(on.name()));
    List<String> lines = new ArrayList<>();
    lines.add("# " + who + ": " + principal);
    notes(who).forEach(note -> lines.add("# " + note));
    grouped.forEach((line, names) -> lines.add(command(line, names, principal)));
    return lines;
  }

  private List<String> notes(String who) {
    return table.rows(who).stream()
        .filter(row -> row.note().startsWith("and ") || row.note().startsWith("only "))
        .map(row -> String.join(", ", row.commands()) + ": " + row.note())
        .toList();
  }

  private String command(Grant line, Set<String> names, String principal) {
    List<String> words = new ArrayList<>(List.of("kafka-acls.sh"));
    words.addAll(connection);
    words.addAll(List.of("--add", "--allow-principal", principal));
    line.operations().forEach(operation -> words.addAll(List.of("--operation", word(operation))));
    String thing = "--" + line.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    if (line.kind() == ResourceType.CLUSTER) {
      words.add(thing);
    } else {
      names.forEach(name -> words.addAll(List.of(thing, name)));
    }
    words.add("--resource-pattern-type");
    words.add(line.pattern().name().toLowerCase(Locale.ROOT));
    return words.stream().map(AclScript::quoted).collect(Collectors.joining(" "));
  }

  /** As Kafka's programs spell it: {@code DescribeConfigs}. */
  private static String word(AclOperation operation) {
    StringBuilder word = new StringBuilder();
    for (String part : operation.name().split("_", -1)) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9._:/,=@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
