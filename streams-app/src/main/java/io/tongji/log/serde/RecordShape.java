package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The shape of the records of one writer's schema. Before Avro decodes a record, its bytes are
 * walked over by the shape, which refuses what Avro would not survive: lengths and counts beyond
 * the record, which take memory or skip backwards; items without bytes, of which a few bytes may
 * claim billions.
 *
 * <p>The schema is translated once: asking Avro's schemas for each value took a fourth longer.
 *
 * <p>The work is bounded by the length of the record, and the depth by that of its schema, which
 * {@link WriterSchemas} bounds.
 */
final class RecordShape {
  /** Values that a record of any length may hold. */
  private static final int VALUES = 10_000;

  /** Values that each byte of a record may add; those of unions and nulls take none or one. */
  private static final int VALUES_PER_BYTE = 16;

  private final SchemaPart root;

  private RecordShape(SchemaPart root) {
    this.root = root;
  }

  /** The shape of a schema, which may hold itself. */
  static RecordShape of(Schema writer) {
    return new RecordShape(SchemaPart.of(writer, new IdentityHashMap<>()));
  }

  /**
   * Requires that bytes hold exactly one value of the schema.
   *
   * @param from index of the value's first byte
   * @throws PoisonRecordException if they do not
   */
  void require(byte[] bytes, int from) {
    Walk walk = new Walk(bytes, from);
    walk.pass(root);
    if (walk.position != bytes.length) {
      throw new PoisonRecordException("bytes are left over after the record");
    }
  }

  private static PoisonRecordException broken(String why) {
    return new PoisonRecordException("does not decode by its schema: " + why);
  }

  /** How a value lies in the bytes. */
  private enum ByteLayout {
    /** A fixed number of bytes. */
    BYTES,
    NUMBER,
    /** A length, and as many bytes. */
    TEXT,
    /** A number below that of the symbols. */
    SYMBOL,
    /** A number, and the part of that number. */
    BRANCH,
    /** Blocks of items. */
    ITEMS,
    /** Blocks of items, each with a text before it. */
    NAMED_ITEMS,
    /** One part after the other. */
    SEQUENCE
  }

  /** A part of a schema; the size is that in bytes, or the number of symbols. */
  private static final class SchemaPart {

    private final ByteLayout form;
    private final int size;
    private SchemaPart[] parts = {};

    private SchemaPart(ByteLayout form, int size) {
      this.form = form;
      this.size = size;
    }

    private static SchemaPart of(Schema schema, Map<Schema, SchemaPart> known) {
      return switch (schema.getType()) {
        case NULL -> new SchemaPart(ByteLayout.BYTES, 0);
        case BOOLEAN -> new SchemaPart(ByteLayout.BYTES, 1);
        case INT, LONG -> new SchemaPart(ByteLayout.NUMBER, 0);
        case FLOAT -> new SchemaPart(ByteLayout.BYTES, Float.BYTES);
        case DOUBLE -> new SchemaPart(ByteLayout.BYTES, Double.BYTES);
        case STRING, BYTES -> new SchemaPart(ByteLayout.TEXT, 0);
        case FIXED -> new SchemaPart(ByteLayout.BYTES, schema.getFixedSize());
        case ENUM -> new SchemaPart(ByteLayout.SYMBOL, schema.getEnumSymbols().size());
        case UNION -> of(ByteLayout.BRANCH, schema, schema.getTypes(), known);
        case ARRAY -> of(ByteLayout.ITEMS, schema, List.of(schema.getElementType()), known);
        case MAP -> of(ByteLayout.NAMED_ITEMS, schema, List.of(schema.getValueType()), known);
        case RECORD ->
            of(
                ByteLayout.SEQUENCE,
                schema,
                schema.getFields().stream().map(Schema.Field::schema).toList(),
                known);
      };
    }

    private static SchemaPart of(
        ByteLayout form, Schema schema, List<Schema> parts, Map<Schema, SchemaPart> known) {
      SchemaPart before = known.get(schema);
      if (before != null) {
        return before;
      }
      SchemaPart made = new SchemaPart(form, 0);
      known.put(schema, made);
      made.parts = parts.stream().map(part -> of(part, known)).toArray(SchemaPart[]::new);
      return made;
    }
  }

  /** One way over the bytes of a record. */
  private static final class Walk {

    private final byte[] bytes;
    private int position;
    private long valuesLeft;

    private Walk(byte[] bytes, int from) {
      this.bytes = bytes;
      this.position = from;
      this.valuesLeft = VALUES + (long) VALUES_PER_BYTE * bytes.length;
    }

    private void pass(SchemaPart part) {
      if (--valuesLeft < 0) {
        throw broken("it holds more values than its length allows");
      }
      switch (part.form) {
        case BYTES -> skip(part.size);
        case NUMBER -> number();
        case TEXT -> skip(number());
        case SYMBOL -> index(part.size);
        case BRANCH -> pass(part.parts[index(part.parts.length)]);
        case ITEMS -> items(part.parts[0], false);
        case NAMED_ITEMS -> items(part.parts[0], true);
        case SEQUENCE -> {
          for (SchemaPart each : part.parts) {
            pass(each);
          }
        }
      }
    }

    /** Blocks of items: a count, below 0 with the block's length behind it, until a count of 0. */
    private void items(SchemaPart item, boolean named) {
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
  }
}
