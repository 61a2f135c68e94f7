package io.tongji.log.backup;

import io.tongji.digest.Sha256;
import io.tongji.output.OwnerOnly;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records of a partition in a file: Avro's container, compressed, which every tool of Avro
 * reads.
 */
final class RecordFile {

  private static final Schema RECORD =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "StoredRecord", "namespace": "io.tongji.backup",
               "fields": [
                {"name": "offset", "type": "long"},
                {"name": "timestamp", "type": "long"},
                {"name": "key", "type": ["null", "bytes"]},
                {"name": "value", "type": ["null", "bytes"]},
                {"name": "headers", "type": {"type": "array", "items":
                  {"type": "record", "name": "Header", "fields": [
                    {"name": "name", "type": "string"},
                    {"name": "value", "type": ["null", "bytes"]}]}}}]}
              """);

  private static final Schema HEADER = RECORD.getField("headers").schema().getElementType();
  private static final int FAST = 1;

  private RecordFile() {}

  /** Writes the records of a partition into a new file. */
  static final class RecordFileWriter implements Closeable {

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.empty();
    private final DataFileWriter<GenericRecord> out;
    private long records;

    RecordFileWriter(Path file) throws IOException {
      this.file = file;
      this.channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              OwnerOnly.file());
      OutputStream bytes =
          new DigestOutputStream(
              new BufferedOutputStream(Channels.newOutputStream(channel)), digest);
      this.out =
          new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(RECORD))
              .setCodec(CodecFactory.deflateCodec(FAST))
              .create(RECORD, bytes);
    }

    void add(StoredRecord record) throws IOException {
      GenericRecord row = new GenericData.Record(RECORD);
      row.put("offset", record.offset());
      row.put("timestamp", record.timestamp());
      row.put("key", wrapped(record.key()));
      row.put("value", wrapped(record.value()));
      List<GenericRecord> headers = new ArrayList<>();
      for (StoredRecord.StoredHeader header : record.headers()) {
        GenericRecord stamp = new GenericData.Record(HEADER);
        stamp.put("name", header.name());
        stamp.put("value", wrapped(header.value()));
        headers.add(stamp);
      }
      row.put("headers", headers);
      out.append(row);
      records++;
    }

    /** All is written, and on the disk. */
    Manifest.StoredPartition finish(TopicPartition partition, long end) throws IOException {
      out.flush();
      channel.force(true);
      return new Manifest.StoredPartition(
          partition.topic(),
          partition.partition(),
          String.valueOf(file.getFileName()),
          channel.size(),
          Sha256.hex(digest),
          records,
          end);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }

  /**
   * Hands on the records of a file in their order.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static void read(Path file, Consumer<StoredRecord> take) throws IOException {
    try (DataFileReader<GenericRecord> in =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>(RECORD))) {
      for (GenericRecord row : in) {
        take.accept(record(row));
      }
    }
  }

  private static StoredRecord record(GenericRecord row) {
    List<StoredRecord.StoredHeader> headers = new ArrayList<>();
    for (Object each : (List<?>) row.get("headers")) {
      GenericRecord header = (GenericRecord) each;
      headers.add(
          new StoredRecord.StoredHeader(
              String.valueOf(header.get("name")), unwrapped(header.get("value"))));
    }
    return new StoredRecord(
        (Long) row.get("offset"),
        (Long) row.get("timestamp"),
        unwrapped(row.get("key")),
        unwrapped(row.get("value")),
        headers);
  }

  private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static byte @Nullable [] unwrapped(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
