package io.tongji.it;

import io.tongji.app.local.SecuredBroker.Asked;
import io.tongji.app.rights.Right;
import io.tongji.app.rights.RightsTable;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The rights that each command needs, each command a user of its own, as the lines of {@code acls}
 * grant them.
 */
final class Rights {

  private static final RightsTable TABLE = RightsTable.read();
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  private final Topics topics;
  private final Set<String> commands;

  private Rights(Topics topics, Set<String> commands) {
    this.topics = topics;
    this.commands = commands;
  }

  /** Those of all commands, on the topics of a prefix. */
  static Rights of(Topics topics) {
    return new Rights(topics, TABLE.commands());
  }

  /** The name of the user that a command is. */
  static String user(String command) {
    return command.replace(" ", "");
  }

  /** Those of some commands. */
  Rights only(Set<String> some) {
    return new Rights(topics, some);
  }

  /** Those of all others. */
  Rights without(Set<String> some) {
    Set<String> others = new HashSet<>(commands);
    others.removeAll(some);
    return only(others);
  }

  Set<String> users() {
    return commands.stream().map(Rights::user).collect(Collectors.toSet());
  }

  /** What the script that {@code acls} prints for each command would grant. */
  Set<AclBinding> bindings() {
    return commands.stream()
        .flatMap(command -> script(command).lines())
        .filter(line -> line.startsWith("kafka-acls.sh "))
        .flatMap(Rights::bindings)
        .collect(Collectors.toSet());
  }

  private String script(String command) {
    return CommandEnd.of(
            List.of(
                "acls",
                command,
                "--principal=User:" + user(command),
                "--topic-prefix=" + topics.prefix()))
        .out();
  }

  /** As Kafka's own program reads them. */
  private static Stream<AclBinding> bindings(String line) {
    List<String> words =
        WORD.matcher(line)
            .results()
            .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1))
            .toList();
    List<ResourcePattern> things = new ArrayList<>();
    List<AclOperation> operations = new ArrayList<>();
    PatternType type =
        PatternType.valueOf(after(words, "--resource-pattern-type").toUpperCase(Locale.ROOT));
    for (int at = 0; at + 1 < words.size(); at++) {
      String next = words.get(at + 1);
      switch (words.get(at)) {
        case "--topic" -> things.add(new ResourcePattern(ResourceType.TOPIC, next, type));
        case "--cluster" ->
            things.add(new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, type));
        case "--group" -> things.add(new ResourcePattern(ResourceType.GROUP, next, type));
        case "--transactional-id" ->
            things.add(new ResourcePattern(ResourceType.TRANSACTIONAL_ID, next, type));
        case "--operation" ->
            operations.add(
                AclOperation.valueOf(
                    next.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT)));
        default -> {
          // the connection, and what is read by its name
        }
      }
    }
    String principal = after(words, "--allow-principal");
    return things.stream()
        .flatMap(
            thing ->
                operations.stream()
                    .map(
                        operation ->
                            new AclBinding(
                                thing,
                                new AccessControlEntry(
                                    principal, "*", operation, AclPermissionType.ALLOW))));
  }

  private static String after(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  /** Those that nobody made use of. */
  List<String> idle(Set<Asked> asked) {
    return commands.stream()
        .flatMap(
            command ->
                own(command)
                    .filter(right -> asked.stream().noneMatch(one -> is(right, command, one)))
                    .map(right -> command + ": " + right))
        .toList();
  }

  /** Without what a role of the same name has by its other commands. */
  private Stream<Right> own(String command) {
    return TABLE.rows().stream()
        .filter(row -> row.commands().contains(command))
        .flatMap(row -> row.rights(topics));
  }

  private static boolean is(Right right, String command, Asked asked) {
    ResourcePattern on = right.on();
    return asked.user().equals(user(command))
        && asked.operation() == right.operation()
        && asked.kind() == on.resourceType()
        && (on.patternType() == PatternType.LITERAL
            ? asked.name().equals(on.name())
            : asked.name().startsWith(on.name()));
  }
}
