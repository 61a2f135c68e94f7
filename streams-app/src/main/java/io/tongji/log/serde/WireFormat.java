package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

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
    int id = idAfterMagic(record);
    if (id < 0) {
      throw new PoisonRecordException("not in the wire format: schema id " + id);
    }
    return id;
  }

  /** The id of the writer's schema; empty where bytes are not framed as a record. */
  public static OptionalInt idIn(byte[] record) {
    if (record.length < HEADER_LENGTH || record[0] != MAGIC) {
      return OptionalInt.empty();
    }
    int id = idAfterMagic(record);
    return id < 0 ? OptionalInt.empty() : OptionalInt.of(id);
  }

  private static int idAfterMagic(byte[] record) {
    return record[1] << 24 | (record[2] & 0xff) << 16 | (record[3] & 0xff) << 8 | record[4] & 0xff;
  }

  /** The same record, framed with another id of its schema. */
  public static byte[] withId(int id, byte[] record) {
    byte[] other = record.clone();
    ByteBuffer.wrap(other, 1, Integer.BYTES).putInt(id);
    return other;
  }

  static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_LENGTH).put(MAGIC).putInt(schemaId).array();
  }
}
