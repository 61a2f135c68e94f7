package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.Main;
import io.tongji.app.config.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The units of systemd and the settings of the Debian package fit the program. */
class ServiceUnitsTest {

  private static final Path PACKAGING = YamlFile.TOP.resolve("packaging");
  private static final Pattern START = Pattern.compile("(?m)^ExecStart=/usr/bin/tongji (.+)$");

  @Test
  void eachServiceHasAUnitWhoseCommandLineIsUnderstood() throws IOException {
    Set<String> services = new TreeSet<>();
    for (Path unit : YamlFile.in(PACKAGING.resolve("systemd"), ".service")) {
      MatchResult start = START.matcher(Files.readString(unit)).results().findFirst().orElseThrow();
      String[] words = start.group(1).split(" ");
      Main.command().parseArgs(words);
      assertThat(unit).hasFileName("tongji-" + words[0] + ".service");
      services.add(words[0]);
    }
    assertThat(services).containsExactly("console", "gate", "local", "run");
  }

  @Test
  void wrongConfigurationIsNotTriedAgainAndAServerThatIsAwayIs() throws IOException {
    assertThat(Files.readAllLines(PACKAGING.resolve("systemd/hardening.conf")))
        .contains("Restart=on-failure", "RestartPreventExitStatus=2", "User=tongji");
  }

  @Test
  void theSettingsOfThePackageAreKeysOfTheProgram() throws IOException {
    Set<String> known = new TreeSet<>();
    Keys.all().forEach(key -> known.add(key.name()));
    List<String> given =
        Files.readAllLines(PACKAGING.resolve("debian/etc/tongji.properties")).stream()
            .filter(line -> line.matches("#?[a-z.]+=.*"))
            .map(line -> line.replaceFirst("#", "").replaceFirst("=.*", ""))
            .map(key -> key.replaceFirst("\\.file$", ""))
            .filter(key -> !key.startsWith("kafka."))
            .toList();
    assertThat(given)
        .isNotEmpty()
        .allMatch(key -> known.contains(key) || known.contains(key + ".file"));
  }
}
