package io.tongji.log.aggregates;

import io.tongji.avro.Aggregate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/**
 * All that a record of an aggregates topic states of its cell: whatever fields its schema has,
 * without the number of the cut, which says when it was published and not what.
 */
public final class StatedFields {

  private static final String CUT = "CUT";

  private final Aggregate value;

  /** The fields of a record, which is not copied: it must not change from now on. */
  public StatedFields(Aggregate value) {
    this.value = value;
  }

  /** Numbers, rates, reasons and kinds by the names of their fields; what is null is left out. */
  public Map<String, Object> byName() {
    Map<String, Object> stated = new TreeMap<>();
    for (Schema.Field field : value.getSchema().getFields()) {
      Object content = value.get(field.pos());
      if (content != null && !field.name().equals(CUT)) {
        stated.put(field.name(), content);
      }
    }
    return stated;
  }
}
