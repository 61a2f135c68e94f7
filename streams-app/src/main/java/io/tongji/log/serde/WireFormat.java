package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import java.nio.ByteBuffer;

/**
 * Confluent's framing of a record: a zero byte, the schema's id in four bytes, then Avro binary.
 */
public final class WireFormat {
  public static final byte MAGIC = 0;
  public static final int HEADER_LENGTH = 5;

  private WireFormat() {}

  /** The id of the writer's schema. */
  static int schemaId(byte[] record) {
    if (record.length < HEADER_LENGTH) {
      throw new PoisonRecordException(
          "too short to be a record: " + record.length + " bytes of at least " + HEADER_LENGTH);
    }
    if (record[0] != MAGIC) {
      throw new PoisonRecordException("not in the wire format: first byte is " + record[0]);
    }
    int id = ByteBuffer.wrap(record, 1, Integer.BYTES).getInt();
    if (id < 0) {
      throw new PoisonRecordException("not in the wire format: schema id " + id);
    }
    return id;
  }

  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
  }
}
