package io.tongji.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The default indicators and areas with few activities and themes. */
public final class SmallCatalogue {

  private static final String ACTIVITIES =
      """
      activity,name,name_en,parent,level
      _T,合计,Total,,0
      C,制造业,Manufacturing,_T,1
      C36,汽车制造业,Manufacture of motor vehicles,C,2
      C39,计算机制造业,"Manufacture of computers, and others",C,2
      """;
  private static final String THEMES =
      """
      theme,name,name_en,industry,valid_from,valid_to,source
      S_HT,高新技术产业,High-tech industry,39,,,sample
      S_DIGI,数字经济制造业,Digital manufacturing,39,,,sample
      """;

  private SmallCatalogue() {}

  /** Reads it. */
  public static Catalogue read() {
    try {
      Path directory = Files.createTempDirectory("catalogue");
      copy("indicators.csv", directory);
      copy("areas.csv", directory);
      Files.writeString(directory.resolve("activities.csv"), ACTIVITIES);
      Files.writeString(directory.resolve("themes.csv"), THEMES);
      return CatalogueFiles.in(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String file, Path directory) throws IOException {
    try (InputStream stream = SmallCatalogue.class.getResourceAsStream("/catalogue/" + file)) {
      Files.copy(Objects.requireNonNull(stream), directory.resolve(file));
    }
  }
}
