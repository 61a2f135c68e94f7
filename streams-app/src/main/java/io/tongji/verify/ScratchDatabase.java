package io.tongji.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * A database in a directory of its own, which is deleted with it, also if the process is asked to
 * end meanwhile: what exceeds memory goes there.
 */
final class ScratchDatabase implements AutoCloseable {

  private final Path directory;
  private final DuckDBConnection connection;
  private final Thread onShutdown;

  private ScratchDatabase(Path directory, DuckDBConnection connection, Thread onShutdown) {
    this.directory = directory;
    this.connection = connection;
    this.onShutdown = onShutdown;
  }

  /** Opens an empty one that takes no more memory than said, e.g. {@code 2GB}. */
  static ScratchDatabase open(String memoryLimit) throws SQLException, IOException {
    Path directory = Files.createTempDirectory("tongji-verify");
    Thread onShutdown = new Thread(() -> deleteAtTheEnd(directory), "scratch-database");
    Runtime.getRuntime().addShutdownHook(onShutdown);
    Properties properties = new Properties();
    properties.setProperty("memory_limit", memoryLimit);
    properties.setProperty("temp_directory", directory.resolve("spill").toString());
    properties.setProperty("preserve_insertion_order", "false");
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection =
        DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("verify.db"), properties);
    return new ScratchDatabase(directory, connection.unwrap(DuckDBConnection.class), onShutdown);
  }

  DuckDBConnection connection() {
    return connection;
  }

  /** Runs a script of this package, each {@code ${name}} filled in. */
  void run(String script, Map<String, String> values) throws SQLException {
    String sql = text(script);
    for (Map.Entry<String, String> value : values.entrySet()) {
      sql = sql.replace("${" + value.getKey() + "}", value.getValue());
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A script of this package. */
  static String text(String script) {
    try (InputStream stream =
        Objects.requireNonNull(ScratchDatabase.class.getResourceAsStream(script), script)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    connection.close();
    delete(directory);
    Runtime.getRuntime().removeShutdownHook(onShutdown);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  /** The process was asked to end, while the database is at work: it holds all units' returns. */
  private static void deleteAtTheEnd(Path directory) {
    try {
      delete(directory);
    } catch (IOException e) {
      System.err.println("tongji: delete " + directory + ", which could not be deleted: " + e);
    }
  }
}
