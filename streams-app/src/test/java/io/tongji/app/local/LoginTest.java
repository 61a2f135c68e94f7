package io.tongji.app.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoginTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void itIsDrawnOnceForADirectoryAndForItsOwnerAlone() throws Exception {
    Login first = Login.in(directory);

    assertThat(Login.in(directory)).isEqualTo(first);
    assertThat(first.password()).matches("[A-Za-z0-9_-]{43}");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(Login.in(Files.createDirectory(directory.resolve("other")))).isNotEqualTo(first);
  }

  @Test
  void itIsNotPrinted() {
    Login login = Login.in(directory);

    assertThat(login.toString()).doesNotContain(login.password());
  }

  @Test
  void nobodyElseIsKnown() throws Exception {
    Login login = Login.in(directory);
    LoginCheck check = new LoginCheck();
    Map<String, String> options = Map.of("username", "tongji", "password", login.password());
    AppConfigurationEntry.LoginModuleControlFlag required =
        AppConfigurationEntry.LoginModuleControlFlag.REQUIRED;
    check.configure(
        Map.of(), Login.MECHANISM, List.of(new AppConfigurationEntry("any", required, options)));

    assertThat(credential(check, "tongji")).isNotNull();
    assertThat(credential(check, "root")).isNull();
    assertThat(credential(check, "")).isNull();
  }

  private static @Nullable ScramCredential credential(LoginCheck check, String user)
      throws Exception {
    ScramCredentialCallback asked = new ScramCredentialCallback();
    NameCallback name = new NameCallback("user", user.isEmpty() ? "-" : user);
    check.handle(new Callback[] {name, asked});
    return asked.scramCredential();
  }
}
