package io.tongji.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record and every field says what it means: readers of other languages see only that. */
class SchemaDocTest {
  static List<Map.Entry<String, Schema>> current() {
    return List.copyOf(SchemaFiles.current().entrySet());
  }

  @ParameterizedTest
  @MethodSource("current")
  void everythingIsDocumented(Map.Entry<String, Schema> file) {
    assertThat(undocumented(file.getValue())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("current")
  void aFileIsNamedAsItsRecordInOurNamespace(Map.Entry<String, Schema> file) {
    assertThat("io.tongji.avro." + file.getKey())
        .isEqualTo(file.getValue().getFullName() + ".avsc");
  }

  /** Of an amount a reader must know the unit and how large it may be. */
  @ParameterizedTest
  @MethodSource("current")
  void anAmountOfAReturnHasItsUnitAndRange(Map.Entry<String, Schema> file) {
    assumeThat(file.getKey()).endsWith("Return.avsc");

    assertThat(file.getValue().getFields())
        .filteredOn(field -> field.schema().toString().contains("\"long\""))
        .isNotEmpty()
        .allSatisfy(field -> assertThat(field.doc()).contains("in whole ", "from -10^13 to 10^13"));
  }

  @Test
  void aFieldWithoutADocIsFound() {
    Schema schema = SchemaBuilder.record("A").doc("A.").fields().requiredString("a").endRecord();

    assertThat(undocumented(schema)).containsExactly("A.a");
  }

  private static List<String> undocumented(Schema schema) {
    List<String> missing = new ArrayList<>();
    switch (schema.getType()) {
      case RECORD -> {
        addIfBlank(missing, schema.getName(), schema.getDoc());
        for (Schema.Field field : schema.getFields()) {
          addIfBlank(missing, schema.getName() + "." + field.name(), field.doc());
          missing.addAll(undocumented(field.schema()));
        }
      }
      case ARRAY -> missing.addAll(undocumented(schema.getElementType()));
      case UNION -> schema.getTypes().forEach(type -> missing.addAll(undocumented(type)));
      default -> {}
    }
    return missing;
  }

  private static void addIfBlank(List<String> missing, String name, String doc) {
    if (doc == null || doc.isBlank()) {
      missing.add(name);
    }
  }
}
