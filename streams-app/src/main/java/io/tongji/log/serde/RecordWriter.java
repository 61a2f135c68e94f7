package io.tongji.log.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Writes records in the wire format, each by its own schema. */
final class RecordWriter {
  private static final int LARGEST_BUFFER_KEPT = 1 << 20;

  private final Map<Schema, DatumWriter<IndexedRecord>> writers = new ConcurrentHashMap<>();
  private final ThreadLocal<Buffer> buffer = ThreadLocal.withInitial(Buffer::new);

  /** What a thread writes into, record after record. */
  private static final class Buffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
  }

  byte[] write(int schemaId, IndexedRecord record) {
    Buffer target = buffer.get();
    ByteArrayOutputStream bytes = target.bytes;
    bytes.reset();
    bytes.writeBytes(WireFormat.header(schemaId));
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, target.encoder);
      writer(record).write(record, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    if (bytes.size() > LARGEST_BUFFER_KEPT) {
      buffer.remove();
    }
    return bytes.toByteArray();
  }

  private DatumWriter<IndexedRecord> writer(IndexedRecord record) {
    Schema schema = record.getSchema();
    DatumWriter<IndexedRecord> known = writers.get(schema);
    if (known == null) {
      known = create(record, schema);
      writers.put(schema, known);
    }
    return known;
  }

  private static DatumWriter<IndexedRecord> create(IndexedRecord record, Schema schema) {
    return record instanceof SpecificRecord
        ? new SpecificDatumWriter<>(schema, GeneratedClasses.MODEL)
        : new GenericDatumWriter<>(schema, GenericData.get());
  }
}
