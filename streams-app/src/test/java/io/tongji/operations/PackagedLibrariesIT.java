package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is handed out is what its lists say: the bill of materials, the licences, the directories.
 */
final class PackagedLibrariesIT {

  private static final Path TARGET = Path.of("target");
  private static final Path PACKAGING = YamlFile.TOP.resolve("packaging");

  @Test
  void theBillOfMaterialsNamesEveryLibraryAndNoOther() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (JsonNode component : bill().get("components")) {
      listed.add(component.get("name").asText() + "-" + component.get("version").asText() + ".jar");
    }
    assertThat(listed).isEqualTo(libraries());
  }

  /** Packing fails where the list and the libraries differ, whichever has more. */
  @Test
  void aJarThatNobodyListedIsNotPacked(@TempDir Path installation) throws Exception {
    Path lib = Files.createDirectories(installation.resolve("lib"));
    for (String name : libraries()) {
      Files.createFile(lib.resolve(name));
    }
    assertThat(billFor(installation)).isEmpty();
    assertThat(installation.resolve("tongji.cdx.json")).content().contains("duckdb_jdbc");
    Path added =
        Files.createFile(Files.createDirectory(lib.resolve("broker")).resolve("evil-1.jar"));
    assertThat(billFor(installation)).contains("does not list [evil-1.jar]");
    Files.delete(added);
    Files.delete(lib.resolve(libraries().iterator().next()));
    assertThat(billFor(installation))
        .contains("lists what is not there: " + libraries().iterator().next());
  }

  private static String billFor(Path installation) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PACKAGING.resolve("Bill.java").toString(),
                TARGET.resolve("tongji.cdx.json").toString(),
                installation.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream said = process.getInputStream()) {
      return new String(said.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyLibraryOfOthersHasALicenceThatIsAllowed() throws IOException {
    List<String> thirdParties = Files.readAllLines(TARGET.resolve("THIRD-PARTY.txt"));
    for (JsonNode component : bill().get("components")) {
      String group = component.get("group").asText();
      String place = ":" + component.get("name").asText() + ":" + component.get("version").asText();
      if (!group.equals("io.tongji")) {
        assertThat(thirdParties)
            .filteredOn(line -> line.contains("(" + group + place + " "))
            .as(group + place)
            .singleElement()
            .asString()
            .matches(" *\\((Apache-2\\.0|MIT|BSD|Go License|CC0-1\\.0|EPL-2\\.0)\\).*");
      }
    }
  }

  @Test
  void whatOnlySomeCommandsLoadIsThere() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String jar : libraries()) {
      names.add(jar.replaceFirst("-[0-9].*", ""));
    }
    assertThat(Files.readAllLines(PACKAGING.resolve("libraries")))
        .filteredOn(line -> !line.startsWith("#"))
        .allSatisfy(line -> assertThat(line).matches("(broker|verify) .+"))
        .allSatisfy(line -> assertThat(names).contains(line.split(" ")[1]));
  }

  private static JsonNode bill() throws IOException {
    Path bill = TARGET.resolve("tongji.cdx.json");
    assertThat(bill).as("made by Maven where it is not offline").exists();
    return new ObjectMapper().readTree(bill.toFile());
  }

  private static Set<String> libraries() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path jar : YamlFile.in(TARGET.resolve("lib"), ".jar")) {
      names.add(jar.getFileName().toString());
    }
    return names;
  }
}
