package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.cluster.Servers;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.PasswordHash;
import io.tongji.console.users.UserChange;
import io.tongji.failure.Failure;
import io.tongji.figures.Codes;
import io.tongji.output.TextTable;
import io.tongji.output.TextTable.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The accounts of the console. */
@Command(
    name = "user",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Keeps the accounts of the console, in the file users.json of its directory.",
      "A console that runs takes a change at once. Passwords are read from standard input, a line"
          + " each: ps would show them among the options."
    })
public final class UserCommand implements Runnable {

  private static final List<Side> SIDES =
      List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT, Side.LEFT);

  @Spec private @Nullable CommandSpec specification;

  @Override
  public void run() {
    if (specification != null) {
      throw new ParameterException(specification.commandLine(), "Missing required subcommand");
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Adds an account; its password is read from standard input.")
  int add(
      @Mixin SharedOptions shared,
      @Mixin DirectoryOption directory,
      @Parameters(paramLabel = "NAME", description = "Name of the user.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "clerk, analyst, publisher, auditor or administrator.")
          String role,
      @Mixin ScopeOptions scope) {
    DeskRole unused = DeskRole.ofCode(role);
    Account account =
        new UserChange(area -> area(directory.config(shared), area))
            .account(name, role, scope.forms, scope.areas, password());
    directory.accounts(shared).add(account);
    say(shared, directory, name, "已建立", "is added");
    return ExitCode.OK;
  }

  /**
   * The code of an area, by the catalogue in force. Accounts may be made where none can be read
   * yet: then names are those of the built-in one, and codes stay as they are.
   */
  private static String area(AppConfig config, String given) {
    Optional<Catalogue> inForce = inForce(config);
    return inForce.isEmpty() && given.matches("[0-9A-Za-z]+")
        ? given
        : new Codes(inForce.orElseGet(CatalogueFiles::builtIn)).area(given).code();
  }

  private static Optional<Catalogue> inForce(AppConfig config) {
    try {
      Servers.refuseIfBrokersAreAway(config);
      return Optional.of(ConfiguredCluster.catalogue(config).catalogue());
    } catch (Failure away) {
      return Optional.empty();
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Lists the accounts.")
  int list(@Mixin SharedOptions shared, @Mixin DirectoryOption directory) {
    Language language = directory.config(shared).get(Keys.LANG);
    TextTable table = new TextTable(SIDES);
    table.add(
        List.of(
            language.of("用户", "user"),
            language.of("角色", "role"),
            language.of("表", "forms"),
            language.of("区划", "areas"),
            language.of("状态", "state")));
    for (Account account : directory.accounts(shared).all()) {
      table.add(
          List.of(
              account.name(),
              account.role().code(),
              String.join(",", account.forms()),
              String.join(",", account.areas()),
              account.disabled() ? language.of("停用", "disabled") : language.of("可用", "enabled")));
    }
    table.lines().forEach(shared::print);
    return ExitCode.OK;
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Disables an account: its sessions end, and nobody can log in with it.")
  int disable(
      @Mixin SharedOptions shared,
      @Mixin DirectoryOption directory,
      @Parameters(paramLabel = "NAME", description = "Name of the user.") String name) {
    directory.accounts(shared).replace(name, Account::asDisabled);
    say(shared, directory, name, "已停用", "is disabled");
    return ExitCode.OK;
  }

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description =
          "Gives an account another password, read from standard input, and enables it again.")
  int password(
      @Mixin SharedOptions shared,
      @Mixin DirectoryOption directory,
      @Parameters(paramLabel = "NAME", description = "Name of the user.") String name) {
    PasswordHash hash = PasswordHash.of(password());
    directory.accounts(shared).replace(name, account -> account.withPassword(hash));
    say(shared, directory, name, "已换密码,可以登录", "has the new password, and can log in");
    return ExitCode.OK;
  }

  private static void say(
      SharedOptions shared,
      DirectoryOption directory,
      String name,
      String chinese,
      String english) {
    Language language = directory.config(shared).get(Keys.LANG);
    shared.say(
        language.of("用户 %s %s", "the user %s %s").formatted(name, language.of(chinese, english)));
  }

  /** A line of standard input; on a terminal it is asked for, and not shown. */
  private static String password() {
    java.io.Console terminal = System.console();
    if (terminal != null && Boolean.getBoolean("tongji.terminal")) {
      char[] typed = terminal.readPassword("password: ");
      return typed == null ? "" : new String(typed);
    }
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw Failure.setting("the password cannot be read (" + e + ")", "give it on a line").from(e);
    }
  }

  /** Where the accounts are. */
  static final class DirectoryOption {

    @Option(
        names = "--console-dir",
        paramLabel = "DIR",
        description = "Directory of the console (console.dir).")
    private @Nullable Path directory;

    AppConfig config(SharedOptions shared) {
      return shared.config(
          directory == null ? Map.of() : Map.of(Keys.CONSOLE_DIR.name(), directory.toString()));
    }

    Accounts accounts(SharedOptions shared) {
      return new Accounts(ConsoleService.directory(config(shared)));
    }
  }

  /** What a clerk feeds. */
  static final class ScopeOptions {

    @Option(
        names = "--forms",
        paramLabel = "FORM,...",
        description = "Forms that a clerk feeds, by code or name (default: all).")
    private String forms = "";

    @Option(
        names = "--areas",
        paramLabel = "CODE,...",
        description = "Areas whose units a clerk feeds, by code or name (default: all).")
    private String areas = "";
  }
}
