package io.tongji.log.backup;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.TopicSpec;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a back-up of topics: their committed records up to where they end now, a file for each
 * partition, and the schemas by which the records were written. The directory appears whole, under
 * its name, or not at all.
 *
 * @param clients of the brokers and the registry
 * @param specs of the topics
 * @param prefix of their names
 */
public record Backup(Clients clients, List<TopicSpec> specs, String prefix) {

  private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

  /** How long to look for a moment in which no transaction is under way. */
  private static final Duration TO_BE_QUIET = Duration.ofSeconds(10);

  /**
   * Takes it.
   *
   * @param out directory; there is none, or it is empty
   * @param version of Tongji
   * @param taken the time, ISO 8601
   * @param progress hears how far the reading of each topic is
   * @return what it holds
   * @throws Failure if the directory holds something, or cannot be written, or a server is away
   */
  public Manifest take(Path out, String version, String taken, ReadProgress progress) {
    Path target = out.toAbsolutePath().normalize();
    refuseIfUsed(target);
    try {
      Path parent = Objects.requireNonNullElse(target.getParent(), target);
      Path part = begun(OwnerOnly.directory(parent), String.valueOf(target.getFileName()));
      try {
        Manifest manifest = write(part, version, taken, progress);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        return manifest;
      } finally {
        delete(part);
      }
    } catch (UncheckedIOException e) {
      throw unwritten(target, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unwritten(target, e);
    }
  }

  private static void refuseIfUsed(Path target) {
    if (Files.exists(target) && !isEmptyDirectory(target)) {
      throw Failure.setting(
          target + " is there, and not an empty directory", "name a new one: a back-up is kept");
    }
  }

  private static boolean isEmptyDirectory(Path path) {
    try (Stream<Path> files = Files.list(path)) {
      return files.findAny().isEmpty();
    } catch (IOException notOne) {
      return false;
    }
  }

  private static Failure unwritten(Path target, IOException e) {
    return Failure.setting(
            "the back-up cannot be written to " + target + " (" + e + ")",
            "make room there, or name a directory on another disk")
        .from(e);
  }

  private static Path begun(Path parent, String name) throws IOException {
    Path part = Files.createTempDirectory(parent, "." + name + "-");
    part.toFile().deleteOnExit(); // what was in it is deleted before: also when we are asked to end
    return part;
  }

  private static void delete(Path part) throws IOException {
    if (Files.exists(part)) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Manifest write(Path part, String version, String taken, ReadProgress progress)
      throws IOException {
    Map<TopicPartition, Long> ends = ends();
    SchemasInUse schemas = new SchemasInUse(specs);
    List<Manifest.StoredPartition> partitions = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.wholeReader()) {
      for (TopicSpec spec : specs) {
        Map<TopicPartition, Long> ofTopic = new HashMap<>(ends);
        ofTopic.keySet().removeIf(partition -> !partition.topic().equals(spec.name()));
        partitions.addAll(copy(reader, ofTopic, part, schemas, progress));
      }
    }
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            version,
            prefix,
            taken,
            schemas.ask(clients.serdes().registry()),
            partitions);
    AtomicFile.write(part.resolve(Manifest.FILE), manifest::write);
    return manifest;
  }

  private List<Manifest.StoredPartition> copy(
      TopicReader<byte[], byte[]> reader,
      Map<TopicPartition, Long> ends,
      Path part,
      SchemasInUse schemas,
      ReadProgress progress)
      throws IOException {
    Map<Integer, RecordFile.RecordFileWriter> files = new HashMap<>();
    List<Manifest.StoredPartition> parts = new ArrayList<>();
    try {
      for (TopicPartition partition : ends.keySet()) {
        Path file = part.resolve(partition + ".avro");
        file.toFile().deleteOnExit();
        files.put(partition.partition(), new RecordFile.RecordFileWriter(file));
      }
      reader.read(
          ends,
          progress,
          record -> {
            schemas.note(record);
            add(Objects.requireNonNull(files.get(record.partition())), StoredRecord.of(record));
          });
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        RecordFile.RecordFileWriter file =
            Objects.requireNonNull(files.get(end.getKey().partition()));
        parts.add(file.finish(end.getKey(), end.getValue()));
      }
      return parts;
    } finally {
      for (RecordFile.RecordFileWriter file : files.values()) {
        file.close();
      }
    }
  }

  private static void add(RecordFile.RecordFileWriter file, StoredRecord record) {
    try {
      file.add(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where the committed records end: at a moment in which no transaction was under way, for the
   * brokers end one partition by partition, and half of it is not to be kept.
   */
  private Map<TopicPartition, Long> ends() {
    List<String> topics = specs.stream().map(TopicSpec::name).toList();
    ProgressTimeout since = new ProgressTimeout();
    try (Offsets offsets = new Offsets(clients)) {
      while (true) {
        Map<TopicPartition, Long> committed = offsets.ends(topics);
        if (offsets.endsOfAllWritten(committed.keySet()).equals(committed)) {
          return committed;
        }
        if (since.expired(TO_BE_QUIET)) {
          LOG.warn(
              "Records were written all along: a file that was just being fed may be in the back-up"
                  + " in part. Feed it again after a restoration, or take a back-up while nothing"
                  + " is fed");
          return committed;
        }
        ProgressTimeout.pause();
      }
    }
  }
}
