package io.tongji.app.local;

import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How programs of this account get at the servers of a data directory: a file beside the data with
 * all that a client needs, the passwords among it, and in the account's home, for each port, a note
 * of the directory. So a command that is given no more than a port, or nothing, finds the file.
 * Nobody else can read either.
 */
public final class ClientFile implements AutoCloseable {

  /** What it is called in the data directory. */
  public static final String NAME = "client.properties";

  private static final Logger LOG = LoggerFactory.getLogger(ClientFile.class);
  private static final String COMMENT =
      "# Lets programs of this account into the local servers; secret. Written at each start.\n";

  private final Path directory;
  private final List<Path> notes;

  private ClientFile(Path directory, List<Path> notes) {
    this.directory = directory;
    this.notes = notes;
  }

  /**
   * Writes the file, and the notes of where it is.
   *
   * @param directory of the data
   * @throws Failure if the file cannot be written
   */
  public static ClientFile write(Path directory, EmbeddedBroker broker, EmbeddedRegistry registry) {
    Map<String, String> options = new TreeMap<>(broker.clientOptions());
    options.putAll(registry.clientOptions());
    StringBuilder text = new StringBuilder(COMMENT);
    options.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    try {
      write(directory.resolve(NAME), text.toString());
    } catch (IOException failed) {
      throw Failure.setting(
              "the data directory cannot be written: " + failed,
              "make room there if its disk is full, or choose another directory")
          .from(failed);
    }
    ClientFile file =
        new ClientFile(directory, List.of(note(broker.port()), note(registry.port())));
    file.leaveNotes();
    return file;
  }

  /**
   * What the file of the local servers says that one of them listens by on a port of this machine;
   * empty if none of this account does.
   */
  public static Map<String, String> at(int port) {
    try {
      Path directory = Path.of(Files.readString(note(port)).strip());
      if (!DataDirectory.isClaimed(directory.resolve("broker"))) {
        return Map.of(); // it was killed: whoever listens there now is to learn no password
      }
      Map<String, String> options = read(directory.resolve(NAME));
      return ports(options).contains(port) ? options : Map.of();
    } catch (IOException | InvalidPathException none) {
      return Map.of();
    }
  }

  /**
   * Where the console beside local servers keeps accounts and jobs, unless settings say otherwise.
   */
  public static Path consoleIn(Path directory) {
    return directory.resolve("console");
  }

  /** The console's directory of the local servers of this account, one of which has a port. */
  public static Optional<Path> consoleAt(int port) {
    try {
      return at(port).isEmpty()
          ? Optional.empty()
          : Optional.of(consoleIn(Path.of(Files.readString(note(port)).strip())));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private static List<Integer> ports(Map<String, String> options) {
    String broker = options.getOrDefault("bootstrap.servers", "");
    URI registry = URI.create(options.getOrDefault("schema.registry.url", ""));
    return List.of(URI.create("kafka://" + broker).getPort(), registry.getPort());
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      properties.load(in);
    }
    Map<String, String> options = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> options.put(key, properties.getProperty(key)));
    return options;
  }

  private static Path notes() {
    return Path.of(System.getProperty("user.home"), ".tongji", "local");
  }

  private static Path note(int port) {
    return notes().resolve(Integer.toString(port));
  }

  private void leaveNotes() {
    try {
      OwnerOnly.directory(notes());
      for (Path note : notes) {
        write(note, directory.toString());
      }
    } catch (IOException failed) {
      LOG.warn(
          "Commands do not find the password of these servers by themselves, since {} cannot be"
              + " written; let user.home in TONGJI_JAVA_OPTS be a directory that can, for them too",
          failed.getMessage());
    }
  }

  private static void write(Path file, String text) throws IOException {
    AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The servers end: takes away the notes that no other servers have overwritten. */
  @Override
  public void close() {
    try {
      for (Path note : notes) {
        if (Files.exists(note) && Files.readString(note).equals(directory.toString())) {
          Files.delete(note);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
