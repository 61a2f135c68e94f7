package io.tongji.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.TestAccounts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
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

  @Test
  void formsAndAreasAreNamedAsInOtherOptions(@TempDir Path own) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("open sesame 1\n".getBytes(UTF_8)));
    try {
      int exitCode =
          Main.command()
              .execute(
                  "user",
                  "add",
                  "li",
                  "--role=clerk",
                  "--forms=工业总产值,tax",
                  "--areas=濮院镇,330483003",
                  "--bootstrap-servers=localhost:1",
                  "--console-dir=" + own);
      assertThat(exitCode).isZero();
      assertThat(new Accounts(own).find("li"))
          .get()
          .matches(li -> li.forms().equals(List.of("output", "tax")))
          .matches(li -> li.areas().equals(List.of("330483101", "330483003")));
      System.setIn(new ByteArrayInputStream("open sesame 1\n".getBytes(UTF_8)));
      assertThat(
              Main.command()
                  .execute(
                      "user",
                      "add",
                      "zhao",
                      "--role=clerk",
                      "--areas=无此镇",
                      "--bootstrap-servers=localhost:1",
                      "--console-dir=" + own))
          .as("no area is called so")
          .isEqualTo(2);
    } finally {
      System.setIn(before);
    }
  }
}
