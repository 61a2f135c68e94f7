package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.form.Edit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on edits lists those of the code, in both languages. */
class EditsDocumentationTest {

  @Test
  void everySoftEditIsDocumentedWithMessageAndRemedy() throws IOException {
    List<String> known = Arrays.stream(SoftEdit.values()).map(EditsDocumentationTest::row).toList();
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "rejections.md")).stream()
            .filter(line -> line.matches("\\| [HS]\\d+ \\|.*"))
            .toList();
    assertThat(documented).isEqualTo(known);
  }

  @Test
  void everyEditOfTheCatalogueHasItsWording() {
    List<String> worded =
        Stream.concat(Arrays.stream(RejectionReason.values()), Arrays.stream(SoftEdit.values()))
            .map(Enum::name)
            .toList();
    assertThat(worded).containsAll(Arrays.stream(Edit.values()).map(Edit::name).toList());
    assertThat(Arrays.stream(Edit.values()).map(Edit::name))
        .as("which soft edits apply is always the catalogue's")
        .containsAll(Arrays.stream(SoftEdit.values()).map(SoftEdit::name).toList());
  }

  private static String row(SoftEdit edit) {
    Wording chinese = edit.chinese();
    Wording english = edit.english();
    return "| %s | `%s` | %s | %s | %s | %s |"
        .formatted(
            edit.rule(),
            edit.name(),
            chinese.message(),
            chinese.remedy(),
            english.message(),
            english.remedy());
  }
}
