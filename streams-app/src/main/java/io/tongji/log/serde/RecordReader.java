package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;

/** Reads the records of one writer's schema, as records of a generated class. */
final class RecordReader {
  private final RecordShape shape;
  private final DatumReader<IndexedRecord> reader;
  private final ThreadLocal<BinaryDecoder> decoder =
      ThreadLocal.withInitial(() -> DecoderFactory.get().binaryDecoder(new byte[0], null));

  private RecordReader(RecordShape shape, DatumReader<IndexedRecord> reader) {
    this.shape = shape;
    this.reader = reader;
  }

  /**
   * A reader of records by a writer's schema.
   *
   * @param ours the schema of the generated class
   * @throws PoisonRecordException if the two do not agree
   */
  static RecordReader of(Schema writer, Schema ours) {
    try {
      return new RecordReader(
          RecordShape.of(writer),
          GeneratedClasses.MODEL.getFastReaderBuilder().createDatumReader(writer, ours));
    } catch (IOException | RuntimeException e) {
      throw new PoisonRecordException("the writer's schema does not agree with ours", e);
    }
  }

  /**
   * Reads the record after the header; bytes that are left over are an error.
   *
   * <p>Whatever decoding throws is the record's fault, but for a lack of memory: the record's shape
   * bounds what it can take, so there is none for good records either.
   */
  IndexedRecord read(byte[] record) {
    int length = record.length - WireFormat.HEADER_LENGTH;
    try {
      shape.require(record, WireFormat.HEADER_LENGTH);
      BinaryDecoder input =
          DecoderFactory.get()
              .binaryDecoder(record, WireFormat.HEADER_LENGTH, length, decoder.get());
      return reader.read(null, input);
    } catch (PoisonRecordException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new PoisonRecordException("does not decode by its schema: " + e.getMessage(), e);
    }
  }
}
