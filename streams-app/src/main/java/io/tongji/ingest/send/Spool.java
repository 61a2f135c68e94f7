package io.tongji.ingest.send;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
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

  /** Partition, origin, and the lengths of key and value. */
  private static final int HEAD = 4 + 8 + 4 + 4;

  private final FileChannel channel;
  private final OutputStream out;
  private final ByteBuffer head = ByteBuffer.allocate(HEAD);

  /** A record that waits, and the row that it was. */
  record SpooledRecord(ProducerRecord<byte[], byte[]> letter, Origin origin) {}

  /** Takes the records back out. */
  @FunctionalInterface
  interface SpoolReader {
    /** Takes the next record. */
    void take(SpooledRecord waiting);
  }

  Spool() throws IOException {
    Path file = Files.createTempFile("tongji-", ".spool");
    channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  void add(SpooledRecord waiting) throws IOException {
    ProducerRecord<byte[], byte[]> letter = waiting.letter();
    head.clear();
    head.putInt(letter.partition());
    head.putLong(waiting.origin().packed());
    head.putInt(letter.key().length);
    head.putInt(letter.value().length);
    out.write(head.array());
    out.write(letter.key());
    out.write(letter.value());
  }

  /** Hands on so many records, from the first one on. */
  void forEach(int count, String topic, SpoolReader taker) throws IOException {
    out.flush();
    channel.position(0);
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), BUFFER);
    for (int number = 0; number < count; number++) {
      fill(in, head.array());
      head.clear();
      int partition = head.getInt();
      Origin origin = Origin.unpack(head.getLong());
      byte[] key = fill(in, new byte[head.getInt()]);
      byte[] value = fill(in, new byte[head.getInt()]);
      taker.take(new SpooledRecord(new ProducerRecord<>(topic, partition, key, value), origin));
    }
  }

  private static byte[] fill(InputStream in, byte[] bytes) throws IOException {
    if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
      throw new EOFException("the temporary file is shorter than what was written to it");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
