package io.tongji.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A word is only suggested where it is near; else all are named. */
final class SpellingTest {

  private static final List<String> FORMS =
      List.of("output", "rd", "export", "event", "register", "explanations", "工业销售产值累计");

  @ParameterizedTest
  @CsvSource({
    "outptu, output",
    "explanation, explanations",
    "exprt, export",
    "产值,",
    "工业总产值,",
    "event2023,",
    "tax,"
  })
  void onlyANearWordIsSuggested(String word, String near) {
    assertThat(Spelling.near(word, FORMS).orElse(null)).isEqualTo(near);
    assertThat(Spelling.remedy(word, FORMS))
        .isEqualTo(
            near == null
                ? "give one of " + String.join(", ", FORMS)
                : "did you mean " + near + "?");
  }

  @ParameterizedTest
  @CsvSource({"event, 'output, rd, export'", "造船, 'A, C, _T'", "累计, 'M, YTD'"})
  void aWordOfAnotherKindHasNoNearOne(String word, String known) {
    assertThat(Spelling.near(word, List.of(known.split(", ", -1)))).isEmpty();
  }
}
