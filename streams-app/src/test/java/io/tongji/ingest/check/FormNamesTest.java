package io.tongji.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A form may be named by what people call it. */
final class FormNamesTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachNameIsThatOfOneForm(Language language) {
    assertThat(Layout.forms())
        .allSatisfy(
            form -> {
              String name = FormNames.of(form, language);
              assertThat(FormNames.word(" " + name)).isEqualTo(form);
              assertThat(FormNames.word(form)).isEqualTo(form);
            });
    assertThat(FormNames.word("产值")).isEqualTo("产值");
  }
}
