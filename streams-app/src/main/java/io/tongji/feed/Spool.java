package io.tongji.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Encoded records that wait on disk until all files are read: so a transaction is open only while
 * records are sent, and what comes later in the files is known before the first one is.
 *
 * <p>The file has no name, as far as the system allows: nothing of it stays when the process ends.
 */
final class Spool implements Closeable {

  private static final int BUFFER = 1 << 18;

  private final FileChannel channel;
  private final DataOutputStream out;

  /**
   * A record that waits.
   *
   * @param numbered true if it says which revision it is
   */
  record Waiting(ProducerRecord<byte[], byte[]> letter, Origin origin, boolean numbered) {}

  /** Takes the records back out. */
  @FunctionalInterface
  interface Taker {
    /** Takes the next record. */
    void take(Waiting waiting);
  }

  Spool() throws IOException {
    Path file = Files.createTempFile("tongji-", ".spool");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
  }

  void add(Waiting waiting) throws IOException {
    ProducerRecord<byte[], byte[]> letter = waiting.letter();
    out.writeInt(letter.partition());
    out.writeLong(waiting.origin().packed());
    out.writeBoolean(waiting.numbered());
    write(letter.key());
    write(letter.value());
  }

  private void write(byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Hands on so many records, from the first one on. */
  void forEach(int count, String topic, Taker taker) throws IOException {
    out.flush();
    channel.position(0);
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), BUFFER));
    for (int number = 0; number < count; number++) {
      int partition = in.readInt();
      Origin origin = Origin.unpack(in.readLong());
      boolean numbered = in.readBoolean();
      byte[] key = in.readNBytes(in.readInt());
      byte[] value = in.readNBytes(in.readInt());
      taker.take(new Waiting(new ProducerRecord<>(topic, partition, key, value), origin, numbered));
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
