package io.tongji.log.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Schemas as text: ours as they are published, without what only Java's classes want to know. */
public final class SchemaText {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Characters; the longest of ours has 9,000. */
  private static final int LONGEST = 256 * 1024;

  private static final String JAVA_STRING = "avro.java.string";

  private SchemaText() {}

  /** The text to register: that of the schema file, so that clients of all languages agree. */
  public static String published(Schema schema) {
    try {
      return withoutJava(JSON.readTree(schema.toString())).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", e);
    }
  }

  /**
   * A foreign schema, read leniently: it was good enough for the registry.
   *
   * @throws PoisonRecordException if it cannot be read, or is too long to be one of ours
   */
  public static Schema parse(String text) {
    if (text.length() > LONGEST) {
      throw new PoisonRecordException("a schema of " + text.length() + " characters is too long");
    }
    try {
      return new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false).parse(text);
    } catch (RuntimeException e) { // whatever Avro makes of what is no schema
      throw new PoisonRecordException("its schema cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode withoutJava(JsonNode node) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        list.set(i, withoutJava(list.get(i)));
      }
      return list;
    }
    return node instanceof ObjectNode object ? withoutJava(object) : node;
  }

  private static JsonNode withoutJava(ObjectNode object) {
    if (object.remove(JAVA_STRING) != null && object.size() == 1) {
      return TextNode.valueOf(object.path("type").asText());
    }
    object.properties().forEach(member -> member.setValue(withoutJava(member.getValue())));
    return object;
  }
}
