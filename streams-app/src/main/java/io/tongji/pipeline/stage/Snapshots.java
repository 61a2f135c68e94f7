package io.tongji.pipeline.stage;

import io.tongji.digest.Sha256;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in which stores keep what they hold, so that a start reads their topics on from there and
 * not from the beginning.
 *
 * <p>A file is there whole or not at all. It names the computation and the version that it is of,
 * and ends with a digest. One that is damaged, or of another computation, is passed over: the topic
 * holds the same. That is also why nothing waits for the disk: a file that a loss of power cuts off
 * is a damaged one.
 */
public final class Snapshots {

  /** Rises when what is in a file changes. */
  static final int FORMAT = 1;

  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final int BUFFER = 1 << 16;

  /** This part of the instance's time is spent on writing at most. */
  private static final int SHARE = 50;

  private static final String PART = ".part";

  private final Path directory;
  private final String computation;
  private final int few;

  /** Until when nothing is to be written, in nanoseconds of the machine's clock. */
  private final AtomicLong restsUntil = new AtomicLong(System.nanoTime());

  /**
   * Snapshots of a computation.
   *
   * @param directory of this instance alone; made when the first one is written
   * @param computation another text each time that all is computed anew, and in each version
   * @param few so many records of a partition are sooner read again than written
   */
  public Snapshots(Path directory, String computation, int few) {
    this.directory = directory;
    this.computation = computation;
    this.few = few;
  }

  /** So many records of a partition are sooner read again than written. */
  int few() {
    return few;
  }

  /** How long no store is to write, since the stores share the part of the time for it. */
  Duration rest() {
    return Duration.ofNanos(Math.max(0, restsUntil.get() - System.nanoTime()));
  }

  /** The last record of its topic that a state holds, by offset and time (ms since 1970). */
  record Mark(long offset, long timestamp) {}

  /** A state, and how far it goes. */
  record KeptState<S>(Mark upTo, S state) {}

  /**
   * How a state is written and read.
   *
   * @param writer writes all of it
   * @param reader reads what was written
   * @param weight a record of its topic takes as long as so many returns to read again
   */
  public record StateLayout<S>(StateWriter<S> writer, StateReader<S> reader, int weight) {

    /** Weight of a batch of contributions or of pairs. */
    public static final int BATCH = 1_000;
  }

  /** The part of a layout that a file is filled by. */
  @FunctionalInterface
  public interface StateWriter<S> {
    /** Writes all of a state, so that the reader of the layout makes an equal one. */
    void write(S state, DataOutput out) throws IOException;
  }

  /** The part of a layout that a start begins with. */
  @FunctionalInterface
  public interface StateReader<S> {
    /** Reads a state that the writer of the layout has written. */
    S read(DataInput in) throws IOException;
  }

  /** Is another one than asked for. */
  private static final class ForeignSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    ForeignSnapshotException(String what) {
      super(what);
    }
  }

  /** Keeps a state in place of the one before; what cannot be written is logged, and not kept. */
  <S> void write(String name, Mark upTo, S state, StateWriter<S> writer) {
    long begun = System.nanoTime();
    try {
      OwnerOnly.directory(directory);
      AtomicFile.write(
          file(name), file -> write(file, name, upTo, out -> writer.write(state, out)));
    } catch (IOException unwritten) {
      LOG.warn("the snapshot {} could not be written: {}", file(name), unwritten.toString());
    }
    long written = System.nanoTime();
    restsUntil.set(written + SHARE * (written - begun));
  }

  private interface Body {
    void writeTo(DataOutput out) throws IOException;
  }

  private void write(OutputStream file, String name, Mark upTo, Body body) throws IOException {
    MessageDigest digest = Sha256.empty();
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new DigestOutputStream(file, digest), BUFFER));
    out.writeInt(FORMAT);
    out.writeUTF(computation);
    out.writeUTF(name);
    out.writeLong(upTo.offset());
    out.writeLong(upTo.timestamp());
    body.writeTo(out);
    out.flush();
    file.write(digest.digest());
  }

  /** What is kept under a name, if it is whole and of this computation. */
  <S> Optional<KeptState<S>> read(String name, StateReader<S> reader) {
    Path file = file(name);
    try {
      deleteParts(name);
      return Files.exists(file) ? Optional.of(read(file, name, reader)) : Optional.empty();
    } catch (ForeignSnapshotException foreign) {
      LOG.info("the snapshot {} is passed over: {}", file, foreign.getMessage());
    } catch (IOException unreadable) {
      LOG.warn("the snapshot {} is passed over: {}", file, unreadable.toString());
    }
    return Optional.empty();
  }

  private <S> KeptState<S> read(Path file, String name, StateReader<S> reader) throws IOException {
    refuseIfDamaged(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      refuseIfForeign("of format " + FORMAT, in.readInt() == FORMAT);
      refuseIfForeign("of computation " + computation, in.readUTF().equals(computation));
      refuseIfForeign("of store " + name, in.readUTF().equals(name));
      Mark upTo = new Mark(in.readLong(), in.readLong());
      return new KeptState<>(upTo, reader.read(in));
    }
  }

  private static void refuseIfForeign(String what, boolean same) throws IOException {
    if (!same) {
      throw new ForeignSnapshotException("it is not " + what);
    }
  }

  /** Before any of it is read: what damage has made of a length would ask for any memory. */
  private static void refuseIfDamaged(Path file) throws IOException {
    MessageDigest digest = Sha256.empty();
    int length = digest.getDigestLength();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER];
      for (long left = Files.size(file) - length; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (!Arrays.equals(digest.digest(), in.readNBytes(length))) {
        throw new IOException("it is damaged");
      }
    }
  }

  /** Deletes what is kept under a name. */
  void discard(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException undeleted) {
      throw new UncheckedIOException("the snapshot " + file(name) + " must go", undeleted);
    }
  }

  /** Deletes what a process that was killed had begun to write. */
  private void deleteParts(String name) throws IOException {
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, name + ".*" + PART)) {
        for (Path part : parts) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
