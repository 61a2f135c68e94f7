package io.tongji.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

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
