package io.tongji.app.console;

import io.tongji.app.answer.FigureCommand;
import io.tongji.app.config.AppConfig;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.PasswordHash;
import io.tongji.console.users.Sessions;
import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A user of each role, named as the role is, for the demonstration. */
public final class DemoUsers {

  private static final String FILE = "demo-password.txt";
  private static final int LENGTH = 12;

  private DemoUsers() {}

  /** Starts a console that has the users. */
  public static ConsoleService start(AppConfig config, FigureCommand.CommandReader commands) {
    String unused = password(ConsoleService.directory(config));
    return ConsoleService.start(config, commands);
  }

  /**
   * Makes the users that are not there yet.
   *
   * @param directory of the console
   * @return the password that they have in common; drawn for this directory
   */
  public static String password(Path directory) {
    Accounts accounts = new Accounts(directory);
    Path file = directory.resolve(FILE);
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      String password = Sessions.random().replaceAll("[-_]", "").substring(0, LENGTH);
      PasswordHash hash = PasswordHash.of(password);
      for (DeskRole role : DeskRole.values()) {
        if (accounts.find(role.code()).isEmpty()) {
          accounts.add(new Account(role.code(), role, List.of(), List.of(), hash, false));
        }
      }
      AtomicFile.write(file, out -> out.write(password.getBytes(StandardCharsets.UTF_8)));
      return password;
    } catch (IOException e) {
      throw Failure.setting(
              file + ": the users of the demonstration cannot be made (" + e + ")",
              "choose another directory")
          .from(e);
    }
  }

  /** The names of the users. */
  public static String names() {
    return Arrays.stream(DeskRole.values()).map(DeskRole::code).collect(Collectors.joining(", "));
  }
}
