package io.tongji.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.TestAccounts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UserCommandTest {

  @TempDir private Path directory;

  private final StringWriter messages = new StringWriter();

  @Test
  void aChangeIsConfirmedInASentence() {
    new Accounts(directory)
        .add(
            new Account(
                "wang",
                DeskRole.CLERK,
                List.of(),
                List.of(),
                TestAccounts.quickHash("open sesame 1"),
                false));

    int exitCode =
        Main.command()
            .setErr(new PrintWriter(messages, true))
            .execute("user", "disable", "wang", "--console-dir=" + directory);

    assertThat(exitCode).isZero();
    assertThat(messages.toString()).contains("用户 wang 已停用");
    assertThat(new Accounts(directory).find("wang")).get().matches(Account::disabled);
  }
}
