package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import org.apache.avro.Schema;

/**
 * Walks over the bytes of a record by its writer's schema before Avro decodes them, and refuses
 * what Avro would not survive: lengths and counts beyond the record, which take memory or skip
 * backwards; items without bytes, of which a few bytes may claim billions.
 *
 * <p>The work is bounded by the length of the record, and the depth by that of its schema, which
 * {@link WriterSchemas} bounds.
 */
final class RecordShape {
  /** Values that a record of any length may hold. */
  private static final int VALUES = 10_000;

  /** Values that each byte of a record may add; those of unions and nulls take none or one. */
  private static final int VALUES_PER_BYTE = 16;

  private final byte[] bytes;
  private int position;
  private long valuesLeft;

  private RecordShape(byte[] bytes, int from) {
    this.bytes = bytes;
    this.position = from;
    this.valuesLeft = VALUES + (long) VALUES_PER_BYTE * bytes.length;
  }

  /**
   * Requires that bytes hold exactly one value of a schema.
   *
   * @param from index of the value's first byte
   * @throws PoisonRecordException if they do not
   */
  static void require(Schema schema, byte[] bytes, int from) {
    RecordShape shape = new RecordShape(bytes, from);
    shape.pass(schema);
    if (shape.position != bytes.length) {
      throw new PoisonRecordException("bytes are left over after the record");
    }
  }

  private void pass(Schema schema) {
    if (--valuesLeft < 0) {
      throw broken("it holds more values than its length allows");
    }
    switch (schema.getType()) {
      case NULL -> {}
      case BOOLEAN -> skip(1);
      case INT, LONG -> number();
      case FLOAT -> skip(Float.BYTES);
      case DOUBLE -> skip(Double.BYTES);
      case STRING, BYTES -> skip(number());
      case FIXED -> skip(schema.getFixedSize());
      case ENUM -> index(schema.getEnumSymbols().size());
      case UNION -> pass(schema.getTypes().get(index(schema.getTypes().size())));
      case ARRAY -> items(schema.getElementType(), false);
      case MAP -> items(schema.getValueType(), true);
      case RECORD -> schema.getFields().forEach(field -> pass(field.schema()));
    }
  }

  /** Blocks of items: a count, below 0 with the block's length behind it, until a count of 0. */
  private void items(Schema item, boolean named) {
    for (long count = number(); count != 0; count = number()) {
      long length = count < 0 ? number() : -1;
      long items = Math.abs(count);
      if (items < 0 || items > bytes.length - position) {
        throw broken("it claims " + count + " items");
      }
      int first = position;
      for (long i = 0; i < items; i++) {
        if (named) {
          skip(number());
        }
        pass(item);
      }
      if (length >= 0 && length != position - first || count < 0 && length < 0) {
        throw broken("a block of " + (position - first) + " bytes claims " + length);
      }
    }
  }

  private int index(int size) {
    long index = number();
    if (index < 0 || index >= size) {
      throw broken("index " + index + " of " + size);
    }
    return (int) index;
  }

  private void skip(long length) {
    if (length < 0 || length > bytes.length - position) {
      throw broken("it ends early");
    }
    position += (int) length;
  }

  /** A number of Avro: seven bits in each byte, the lowest first, signs folded. */
  private long number() {
    long folded = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (position == bytes.length) {
        throw broken("it ends early");
      }
      byte next = bytes[position++];
      folded |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return folded >>> 1 ^ -(folded & 1);
      }
    }
    throw broken("a number is too long");
  }

  private static PoisonRecordException broken(String why) {
    return new PoisonRecordException("does not decode by its schema: " + why);
  }
}
