package io.tongji.app.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files of the sample that a data directory has been fed.
 *
 * <p>Rows without a revision supersede what stands, so feeding the sample's history again would
 * bring back what a later file corrected.
 */
public final class FedFiles {

  private final Path folder;
  private final Path list;
  private final Set<String> names;

  private FedFiles(Path folder, Path list, Set<String> names) {
    this.folder = folder;
    this.list = list;
    this.names = names;
  }

  /** Those that were fed to the topics of a prefix. */
  public static FedFiles in(Path folder, String prefix) throws IOException {
    Files.createDirectories(folder);
    Path list = folder.resolve("fed-" + prefix + ".txt");
    List<String> names = Files.exists(list) ? Files.readAllLines(list) : List.of();
    return new FedFiles(folder, list, new HashSet<>(names));
  }

  /** Where the files lie while they are fed. */
  public Path folder() {
    return folder;
  }

  public boolean contains(String name) {
    return names.contains(name);
  }

  /** Remembers a file all of whose records the brokers have acknowledged. */
  public void add(String name) throws IOException {
    names.add(name);
    Files.writeString(
        list,
        name + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
