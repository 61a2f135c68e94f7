package io.tongji.console.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.figures.Codes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {

  private static final String PASSWORD = "open sesame 1";

  @TempDir private Path directory;

  @Test
  void aPasswordIsKeptAsItsHash() throws IOException {
    Accounts accounts = new Accounts(directory);
    for (String name : new String[] {"wang", "li"}) {
      PasswordHash hash = PasswordHash.of(PASSWORD);
      accounts.add(new Account(name, DeskRole.CLERK, List.of(), List.of(), hash, false));
    }

    String kept = Files.readString(directory.resolve("users.json"));
    PasswordHash wang = accounts.find("wang").orElseThrow().password();
    PasswordHash li = accounts.find("li").orElseThrow().password();
    assertThat(kept).contains(wang.hash(), "600000").doesNotContain(PASSWORD);
    assertThat(wang.hash()).as("a salt each").isNotEqualTo(li.hash());
    assertThat(wang.matches(PASSWORD)).isTrue();
    assertThat(wang.matches("open sesame 2")).isFalse();
  }

  @Test
  void aFileThatOthersCanReadIsNotUsed() throws IOException {
    Accounts accounts = new Accounts(directory);
    accounts.add(
        new Account(
            "wang", DeskRole.CLERK, List.of(), List.of(), TestAccounts.quickHash(PASSWORD), false));
    Files.setPosixFilePermissions(
        directory.resolve("users.json"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThatThrownBy(() -> new Accounts(directory)).hasMessageContaining("can read the accounts");
  }

  @Test
  void aClerkIsGivenFormsAndAreasByCodeOrName() {
    Codes codes = new Codes(CatalogueFiles.builtIn());
    UserChange change = new UserChange(area -> codes.area(area).code());

    Account clerk = change.account("wang", "clerk", "工业总产值 rd", "濮院镇、330483101", PASSWORD);

    assertThat(clerk.forms()).containsExactly("output", "rd");
    assertThat(clerk.areas()).containsExactly("330483101");
    assertThatThrownBy(() -> change.account("li", "clerk", "", "濮院村", PASSWORD))
        .hasMessageContaining("the catalogue has no area 濮院村");
  }
}
