package io.tongji.it;

import io.tongji.app.local.SecuredBroker.Asked;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The rights that the manual says each command needs, each command a user of its own. */
final class Rights {

  private static final Path MANUAL = Path.of("..", "docs", "operations.md");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final List<Right> all = new ArrayList<>();
  private final Topics topics;

  private Rights(Topics topics) {
    this.topics = topics;
  }

  /** One operation that a user may do on a thing, or on all things whose names begin alike. */
  record Right(String user, AclOperation operation, ResourcePattern on) {

    private AclBinding binding() {
      return new AclBinding(
          on, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private boolean is(Asked asked) {
      return asked.user().equals(user)
          && asked.operation() == operation
          && asked.kind() == on.resourceType()
          && (on.patternType() == PatternType.LITERAL
              ? asked.name().equals(on.name())
              : asked.name().startsWith(on.name()));
    }
  }

  /** Reads the table for the topics of a prefix. */
  static Rights ofManual(Topics topics) throws IOException {
    Rights rights = new Rights(topics);
    List<String> users = List.of();
    List<String> rows =
        Files.readAllLines(MANUAL).stream()
            .dropWhile(line -> !line.equals("## Access"))
            .takeWhile(line -> !line.equals("## Monitoring"))
            .filter(line -> line.startsWith("| `") || line.startsWith("| |"))
            .toList();
    for (String row : rows) {
      String[] cells = row.split("\\|");
      users = cells[1].isBlank() ? users : codes(cells[1]).map(Rights::user).toList();
      rights.add(users, cells);
    }
    return rights;
  }

  /** The name of the user that a command is. */
  static String user(String command) {
    return command.replace(" ", "");
  }

  private static Stream<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult found) -> found.group(1));
  }

  private void add(List<String> users, String[] cells) {
    ResourceType kind =
        ResourceType.fromString(cells[2].strip().replace(' ', '_').toUpperCase(Locale.ROOT));
    List<String> names = new ArrayList<>(cells[3].contains("inputs") ? inputs() : List.of());
    codes(cells[3]).map(name -> topics.prefix() + name.substring(1)).forEach(names::add);
    for (String operation : cells[4].strip().split(", ")) {
      AclOperation asked =
          AclOperation.fromString(
              operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
      for (String name : names) {
        users.forEach(user -> all.add(new Right(user, asked, pattern(kind, name))));
      }
    }
  }

  /** The releases' topic is not read yet. */
  private List<String> inputs() {
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    return inputs;
  }

  private static ResourcePattern pattern(ResourceType kind, String name) {
    boolean prefixed = name.endsWith(".") || name.endsWith("-");
    return new ResourcePattern(kind, name, prefixed ? PatternType.PREFIXED : PatternType.LITERAL);
  }

  /** Those of some users. */
  Rights only(Set<String> users) {
    Rights own = new Rights(topics);
    all.stream().filter(right -> users.contains(right.user())).forEach(own.all::add);
    return own;
  }

  /** Those of all others. */
  Rights without(Set<String> users) {
    Set<String> others = new HashSet<>(users());
    others.removeAll(users);
    return only(others);
  }

  Set<String> users() {
    return all.stream().map(Right::user).collect(Collectors.toSet());
  }

  Set<AclBinding> bindings() {
    return all.stream().map(Right::binding).collect(Collectors.toSet());
  }

  /** Those that nobody made use of. */
  List<Right> idle(Set<Asked> asked) {
    return all.stream().filter(right -> asked.stream().noneMatch(right::is)).toList();
  }
}
