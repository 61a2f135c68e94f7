package io.tongji.log.serde;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/** Reads the records of one writer's schema, as they look by the reader's schema. */
final class RecordReader {
  private final DatumReader<IndexedRecord> reader;
  private final ThreadLocal<BinaryDecoder> decoder =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

  private RecordReader(DatumReader<IndexedRecord> reader) {
    this.reader = reader;
  }

  /** As a record of a generated class; the writer's schema must be one of the same record. */
  static RecordReader specific(Schema writer, Schema ours) {
    if (!writer.getFullName().equals(ours.getFullName())) {
      throw new PoisonRecordException(
          "a record of " + writer.getFullName() + " in the place of " + ours.getFullName());
    }
    try {
      return new RecordReader(
          GeneratedClasses.MODEL.getFastReaderBuilder().createDatumReader(writer, ours));
    } catch (AvroRuntimeException | IOException e) {
      throw new PoisonRecordException("the writer's schema does not agree with ours", e);
    }
  }

  /** Reads the record after the header; bytes that are left over are an error. */
  IndexedRecord read(byte[] record) {
    int length = record.length - WireFormat.HEADER_LENGTH;
    BinaryDecoder input =
        DecoderFactory.get().binaryDecoder(record, WireFormat.HEADER_LENGTH, length, decoder.get());
    IndexedRecord result;
    boolean complete;
    try {
      result = reader.read(null, input);
      complete = input.isEnd();
    } catch (IOException | RuntimeException e) {
      throw new PoisonRecordException("does not decode by its schema: " + e.getMessage(), e);
    }
    if (!complete) {
      throw new PoisonRecordException("bytes are left over after the record");
    }
    return result;
  }
}
