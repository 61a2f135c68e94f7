package io.tongji.app.rights;

import io.tongji.failure.Failure;
import io.tongji.log.topics.Topics;
import io.tongji.spelling.Spelling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rights of each command ({@code rights.csv}), and the roles that people and services have
 * ({@code roles.csv}): a role has the rights of its commands.
 *
 * @param rows in the order of the manual
 * @param roles in the order of the manual
 */
public record RightsTable(List<RightsRow> rows, List<UserRole> roles) {

  private static final int RIGHTS_COLUMNS = 5;
  private static final int ROLES_COLUMNS = 3;

  /**
   * What somebody does.
   *
   * @param name of the role
   * @param commands that the role runs
   * @param meaning who that is
   */
  public record UserRole(String name, List<String> commands, String meaning) {}

  /** The table that comes with the application. */
  public static RightsTable read() {
    return new RightsTable(
        lines("rights.csv", RIGHTS_COLUMNS)
            .map(
                cells ->
                    new RightsRow(
                        commands(cells[0]), cells[1], words(cells[2]), words(cells[3]), cells[4]))
            .toList(),
        lines("roles.csv", ROLES_COLUMNS)
            .map(cells -> new UserRole(cells[0], commands(cells[1]), cells[2]))
            .toList());
  }

  /** All commands that need rights. */
  public Set<String> commands() {
    Set<String> commands = new LinkedHashSet<>();
    rows.forEach(row -> commands.addAll(row.commands()));
    return commands;
  }

  /**
   * The rights of a role, or of a single command, on the things of a prefix.
   *
   * @throws Failure if there is no such role and no such command
   */
  public Set<Right> of(String who, Topics topics) {
    Set<Right> rights = new LinkedHashSet<>();
    rows(who).forEach(row -> row.rights(topics).forEach(rights::add));
    return rights;
  }

  /** The rows of a role, or of a single command. */
  List<RightsRow> rows(String who) {
    List<String> commands = commandsOf(who);
    return rows.stream()
        .filter(row -> row.commands().stream().anyMatch(commands::contains))
        .toList();
  }

  private List<String> commandsOf(String who) {
    for (UserRole role : roles) {
      if (role.name().equals(who)) {
        return role.commands();
      }
    }
    if (commands().contains(who)) {
      return List.of(who);
    }
    List<String> known = new ArrayList<>(roles.stream().map(UserRole::name).toList());
    known.addAll(commands());
    throw Failure.setting(
        "neither a role nor a command that needs rights: " + who,
        Spelling.near(who, known)
            .map(near -> "did you mean " + near + "? All are in docs/operations.md")
            .orElse("all are in docs/operations.md"));
  }

  private static List<String> commands(String cell) {
    return List.of(cell.split(";", -1));
  }

  private static List<String> words(String cell) {
    return List.of(cell.split(" ", -1));
  }

  /** Without the header; the last column may hold commas. */
  private static Stream<String[]> lines(String file, int columns) {
    try (InputStream stream =
        Objects.requireNonNull(RightsTable.class.getResourceAsStream(file), file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", columns));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
