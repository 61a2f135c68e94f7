package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.users.DeskRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsersPageTest {

  @TempDir private Path directory;

  @Test
  void formsAndAreasOfAClerkAreNamed() throws Exception {
    try (ConsoleStand stand = new ConsoleStand(directory)) {
      stand.add("wang", DeskRole.CLERK, List.of("output", "rd"), List.of("330483101"));

      assertThat(stand.as("administrator").get("/users").body())
          .contains("<td>工业总产值、研发费用</td><td>濮院镇</td>");
    }
  }
}
