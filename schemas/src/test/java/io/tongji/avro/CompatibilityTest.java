package io.tongji.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version reads the records of every other: what was promised by a release is kept. */
class CompatibilityTest {
  static List<String> releasedVersions() {
    return SchemaFiles.releasedVersions();
  }

  @ParameterizedTest
  @MethodSource("releasedVersions")
  void currentSchemasAgreeWithThoseOfTheRelease(String version) {
    Map<String, Schema> released = SchemaFiles.released(version);

    assertThat(released).isNotEmpty();
    assertThat(Compatibility.breaches(released, SchemaFiles.current())).isEmpty();
  }

  @Test
  void aFieldWithADefaultMayBeAddedAndTakenAway() {
    Map<String, Schema> without = file(base().endRecord());
    Map<String, Schema> with = file(base().name("b").type().longType().longDefault(0).endRecord());

    assertThat(Compatibility.breaches(without, with)).isEmpty();
    assertThat(Compatibility.breaches(with, without)).isEmpty();
  }

  @Test
  void aFieldWithoutADefaultMayNotBeAdded() {
    Map<String, Schema> with = file(base().requiredLong("b").endRecord());

    assertThat(Compatibility.breaches(file(base().endRecord()), with))
        .singleElement()
        .asString()
        .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "/fields/1");
  }

  @Test
  void aFieldWithoutADefaultMayNotBeTakenAway() {
    Map<String, Schema> with = file(base().requiredLong("b").endRecord());

    assertThat(Compatibility.breaches(with, file(base().endRecord()))).hasSize(1);
  }

  @Test
  void aTypeMayNotChangeNorBeWidened() {
    Map<String, Schema> ints = file(base().name("b").type().intType().intDefault(0).endRecord());
    Map<String, Schema> longs = file(base().name("b").type().longType().longDefault(0).endRecord());

    assertThat(Compatibility.breaches(ints, longs)).hasSize(1);
  }

  @Test
  void aRecordMayNotChangeItsNameNorDisappear() {
    Schema renamed = SchemaBuilder.record("B").fields().requiredString("a").endRecord();

    assertThat(Compatibility.breaches(file(base().endRecord()), file(renamed))).isNotEmpty();
    assertThat(Compatibility.breaches(file(base().endRecord()), Map.of())).hasSize(1);
  }

  private static SchemaBuilder.FieldAssembler<Schema> base() {
    return SchemaBuilder.record("A").fields().requiredString("a");
  }

  private static Map<String, Schema> file(Schema schema) {
    return Map.of("A.avsc", schema);
  }
}
