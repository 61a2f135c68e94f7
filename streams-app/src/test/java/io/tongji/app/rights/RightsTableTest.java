package io.tongji.app.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.log.topics.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class RightsTableTest {

  private static final Topics TOPICS = new Topics("tongji");
  private static final Path MANUAL = Path.of("..", "docs", "operations.md");

  private final RightsTable table = RightsTable.read();

  @Test
  void theManualShowsTheTable() throws IOException {
    List<String> shown = new ArrayList<>();
    List<String> before = List.of();
    for (RightsRow row : table.rows()) {
      shown.add(
          "| %s| %s | %s | %s | %s|"
              .formatted(
                  row.commands().equals(before) ? "" : codes(row.commands()) + " ",
                  row.kind(),
                  codes(row.names()),
                  String.join(", ", row.operations()),
                  row.note().isEmpty() ? "" : row.note() + " "));
      before = row.commands();
    }
    assertThat(Files.readString(MANUAL)).contains(String.join("\n", shown));
  }

  @Test
  void theManualShowsTheRoles() throws IOException {
    String shown =
        table.roles().stream()
            .map(
                role ->
                    "| `%s` | %s | %s |"
                        .formatted(role.name(), codes(role.commands()), role.meaning()))
            .collect(Collectors.joining("\n"));

    assertThat(Files.readString(MANUAL)).contains(shown);
  }

  private static String codes(List<String> words) {
    return words.stream()
        .map(word -> word.equals(RightsRow.INPUTS) ? word : "`" + word + "`")
        .collect(Collectors.joining(", "));
  }

  @Test
  void everyCommandIsOfARoleAndEveryRoleHasTheRightsOfItsCommands() {
    Set<String> ofRoles =
        table.roles().stream()
            .flatMap(role -> role.commands().stream())
            .collect(Collectors.toSet());

    assertThat(ofRoles).isEqualTo(table.commands());
    for (RightsTable.UserRole role : table.roles()) {
      for (String command : role.commands()) {
        assertThat(table.of(role.name(), TOPICS)).containsAll(table.of(command, TOPICS));
      }
    }
  }

  @Test
  void aLineOfTheScriptGrantsTheSameOperationsOnAllThingsOfAKind() {
    AclScript script = new AclScript(table, TOPICS, List.of("--bootstrap-server", "kafka:9092"));

    assertThat(script.lines("release show", "User:Li Si"))
        .containsExactly(
            "# release show: User:Li Si",
            "kafka-acls.sh --bootstrap-server kafka:9092 --add --allow-principal 'User:Li Si'"
                + " --operation Read --operation Describe"
                + " --topic tongji.releases.public --topic tongji.releases.outcomes"
                + " --resource-pattern-type literal");
  }

  @Test
  void whoIsNobodyIsNamedWithTheNearest() {
    assertThatThrownBy(() -> table.of("clark", TOPICS))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("clark")
        .hasMessageContaining("did you mean clerk?");
  }
}
