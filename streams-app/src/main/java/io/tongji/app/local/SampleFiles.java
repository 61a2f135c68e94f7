package io.tongji.app.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The sample that comes with the application, laid out as files a clerk would feed. */
public final class SampleFiles {

  private static final String FOLDER = "/sample/";

  private SampleFiles() {}

  /**
   * One file of the sample.
   *
   * @param form what it holds
   * @param name of the file
   * @param afterRelease true if it arrives when the sample's year has been released
   */
  public record SampleFile(String form, String name, boolean afterRelease) {}

  /** The files in the order in which they are fed. */
  public static List<SampleFile> manifest() throws IOException {
    List<SampleFile> files = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("manifest.csv"), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split(",", -1);
        files.add(new SampleFile(cells[1], cells[2], !cells[5].isEmpty()));
      }
    }
    return files;
  }

  /** Copies a file of the sample into a directory. */
  public static Path copy(SampleFile file, Path directory) throws IOException {
    Path copy = directory.resolve(file.name());
    try (InputStream content = open(file.name())) {
      Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }

  private static InputStream open(String name) throws IOException {
    InputStream stream = SampleFiles.class.getResourceAsStream(FOLDER + name);
    if (stream == null) {
      throw new IOException("the sample lacks " + name);
    }
    return stream;
  }
}
