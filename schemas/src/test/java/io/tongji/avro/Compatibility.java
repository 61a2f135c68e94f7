package io.tongji.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;

/** Compares two sets of schemas in both directions, as a registry does for FULL compatibility. */
final class Compatibility {
  private Compatibility() {}

  /** Why records written by one set could not all be read by the other; nothing if they can. */
  static List<String> breaches(Map<String, Schema> older, Map<String, Schema> newer) {
    List<String> breaches = new ArrayList<>();
    older.forEach(
        (file, schema) -> {
          Schema now = newer.get(file);
          if (now == null) {
            breaches.add(file + ": released, and then removed");
          } else {
            breaches.addAll(breaches(file + " reads the older", now, schema));
            breaches.addAll(breaches(file + " is read by the older", schema, now));
          }
        });
    return breaches;
  }

  private static List<String> breaches(String what, Schema reader, Schema writer) {
    SchemaPairCompatibility result =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    return result.getResult().getIncompatibilities().stream()
        .map(found -> what + ": " + found.getType() + " at " + found.getLocation())
        .toList();
  }
}
