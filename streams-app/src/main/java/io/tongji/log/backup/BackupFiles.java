package io.tongji.log.backup;

import io.tongji.digest.Sha256;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;

/**
 * A back-up on a disk, each file of which was found to be as it was written.
 *
 * @param directory of it
 * @param manifest of what it holds
 */
public record BackupFiles(Path directory, Manifest manifest) {

  private static final int BUFFER = 1 << 16;
  private static final String REMEDY = "take another copy of the back-up";

  /**
   * Reads all of it once.
   *
   * @param progress hears how many bytes were read
   * @throws Failure if it is no back-up, or not as it was written
   */
  public static BackupFiles check(Path directory, ReadProgress progress) {
    BackupFiles files = new BackupFiles(directory, Manifest.read(directory));
    long all =
        files.manifest.partitions().stream().mapToLong(Manifest.StoredPartition::bytes).sum();
    long read = 0;
    for (Manifest.StoredPartition part : files.manifest.partitions()) {
      files.check(part);
      read += part.bytes();
      progress.read(read, all);
    }
    return files;
  }

  private void check(Manifest.StoredPartition part) {
    Path file = file(part);
    if (!Files.isRegularFile(file)) {
      throw Failure.setting(file + " is missing", REMEDY);
    }
    try {
      if (Files.size(file) != part.bytes()) {
        throw Failure.setting(
            "%s has %d bytes, not %d".formatted(file, Files.size(file), part.bytes()), REMEDY);
      }
      if (!sha256(file).equals(part.sha256())) {
        throw Failure.setting("the SHA-256 of %s is not %s".formatted(file, part.sha256()), REMEDY);
      }
    } catch (IOException e) {
      throw Manifest.unreadable(file, e);
    }
    AtomicLong records = new AtomicLong();
    AtomicLong last = new AtomicLong(-1);
    read(
        part,
        record -> {
          if (record.offset() <= last.get() || record.offset() >= part.end()) {
            throw Failure.setting(
                "%s has the offset %d out of order".formatted(file, record.offset()), REMEDY);
          }
          last.set(record.offset());
          records.incrementAndGet();
        });
    if (records.get() != part.records()) {
      throw Failure.setting(
          "%s has %d records, not %d".formatted(file, records.get(), part.records()), REMEDY);
    }
  }

  /** The file of a partition: one of the directory, whatever path the manifest gives. */
  private Path file(Manifest.StoredPartition part) {
    return directory.resolve(new File(part.file()).getName());
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest = Sha256.empty();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      byte[] buffer = new byte[BUFFER];
      while (in.read(buffer) >= 0) {
        // the stream digests what it reads
      }
    }
    return Sha256.hex(digest);
  }

  /** Hands on the records of a partition in their order. */
  void read(Manifest.StoredPartition part, Consumer<StoredRecord> take) {
    Path file = file(part);
    try {
      RecordFile.read(file, take);
    } catch (IOException e) {
      throw Manifest.unreadable(file, e);
    } catch (AvroRuntimeException e) {
      throw Failure.setting(file + " is damaged: " + e.getMessage(), REMEDY).from(e);
    }
  }
}
