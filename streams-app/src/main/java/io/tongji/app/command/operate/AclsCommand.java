package io.tongji.app.command.operate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.rights.AclScript;
import io.tongji.app.rights.RightsTable;
import io.tongji.app.rights.RightsTable.UserRole;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the commands of Kafka that give roles their rights. */
@Command(
    name = "acls",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints a script of Kafka's kafka-acls.sh that gives a role, or a single command, the rights"
          + " it needs and no more; asks and changes nothing.",
      "The roles and the rights are in docs/operations.md."
    })
public final class AclsCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Parameters(
      arity = "0..*",
      paramLabel = "WHO",
      description =
          "Roles (pipeline, gate, operator, keeper, clerk, analyst, publisher, console, public), or"
              + " commands such as \"release request\"; default: all roles.")
  private List<String> given = new ArrayList<>();

  @Option(
      names = "--principal",
      paramLabel = "TYPE:NAME",
      description =
          "Whom the rights are given to (default: for each role User: and its name, with the topic"
              + " prefix before it).")
  private @Nullable String principal;

  @Option(
      names = "--command-config",
      paramLabel = "FILE",
      description = "File with the login of who grants the rights, as kafka-acls.sh takes it.")
  private @Nullable String commandConfig;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    RightsTable table = RightsTable.read();
    AclScript script = new AclScript(table, topics, connection(config));
    List<String> all =
        given.isEmpty() ? table.roles().stream().map(UserRole::name).toList() : given;
    List<String> lines = new ArrayList<>(List.of("#!/bin/sh", "set -eu"));
    for (String who : all) {
      lines.addAll(script.lines(who, principalOf(who, topics)));
    }
    lines.forEach(shared::print);
    return ExitCode.OK;
  }

  private List<String> connection(AppConfig config) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--bootstrap-server", config.get(Keys.BOOTSTRAP_SERVERS)));
    if (commandConfig != null) {
      options.addAll(List.of("--command-config", commandConfig));
    }
    return options;
  }

  private String principalOf(String who, Topics topics) {
    if (principal == null) {
      return "User:" + topics.prefix() + "-" + who.replaceAll("[ -]+", "-");
    }
    if (!principal.matches("[A-Za-z]+:[^\\p{Cntrl}]+")) {
      throw Failure.setting(
          "not a principal of Kafka: \"" + principal + "\"", "give one such as User:clerk");
    }
    return principal;
  }
}
