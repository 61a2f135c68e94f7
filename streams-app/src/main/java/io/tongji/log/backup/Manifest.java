package io.tongji.log.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * What a back-up holds: the file {@code manifest.json} of its directory, written last.
 *
 * @param format of the back-up, {@link #FORMAT}
 * @param version of Tongji that took it
 * @param prefix of its topics
 * @param taken when, in UTC (ISO 8601)
 * @param schemas of the records
 * @param partitions of the topics
 */
public record Manifest(
    int format,
    String version,
    String prefix,
    String taken,
    List<WriterSchema> schemas,
    List<StoredPartition> partitions) {

  /** The only format that there is. */
  public static final int FORMAT = 1;

  /** The name of the file. */
  public static final String FILE = "manifest.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

  /**
   * A schema by which records were written.
   *
   * @param id in the registry of the back-up, which stands in the records
   * @param subjects under which it may be registered
   * @param text as it was registered
   */
  public record WriterSchema(int id, List<String> subjects, String text) {}

  /**
   * A partition of a topic.
   *
   * @param file in the directory, without a path
   * @param bytes of the file
   * @param sha256 of the file, hexadecimal
   * @param records in it
   * @param end offset behind them all, and behind the marks of their transactions
   */
  public record StoredPartition(
      String topic,
      int partition,
      String file,
      long bytes,
      String sha256,
      long records,
      long end) {}

  /** Copies the lists, in a fixed order. */
  public Manifest {
    schemas = schemas.stream().sorted(Comparator.comparingInt(WriterSchema::id)).toList();
    partitions =
        partitions.stream()
            .sorted(
                Comparator.comparing(StoredPartition::topic)
                    .thenComparing(StoredPartition::partition))
            .toList();
  }

  /** How many records there are. */
  public long records() {
    return partitions.stream().mapToLong(StoredPartition::records).sum();
  }

  /** How many topics there are. */
  public long topics() {
    return partitions.stream().map(StoredPartition::topic).distinct().count();
  }

  /** Writes it. */
  void write(OutputStream out) throws IOException {
    out.write(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  /**
   * Reads that of a back-up.
   *
   * @throws Failure if there is none, it is not whole, or its format is another one
   */
  static Manifest read(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw Failure.setting(
          directory + " is no back-up: it has no " + FILE,
          "name a directory that ./tongji backup has written");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      int format = JSON.readTree(bytes).path("format").asInt();
      if (format != FORMAT) {
        throw Failure.setting(
            file + " has the format " + format + ", and this version reads " + FORMAT,
            "restore with the version that took the back-up, or a later one");
      }
      return JSON.readValue(bytes, Manifest.class);
    } catch (JsonProcessingException e) {
      throw Failure.setting(
              file + " is damaged: " + e.getOriginalMessage(), "take another copy of the back-up")
          .from(e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The failure to read a file of a back-up. */
  static Failure unreadable(Path file, IOException e) {
    return Failure.setting(
            file + " cannot be read (" + e.getMessage() + ")",
            "give it to the account that restores, or take another copy of the back-up")
        .from(e);
  }
}
