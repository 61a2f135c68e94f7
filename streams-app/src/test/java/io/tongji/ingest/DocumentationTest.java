package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.returns.edits.RejectionReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {

  @Test
  void everyReasonIsDocumentedWithMessageAndRemedy() throws IOException {
    List<String> known =
        Arrays.stream(RejectionReason.values())
            .map(
                reason ->
                    "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                            reason.name(),
                            reason.message(),
                            reason.remedy(),
                            reason.english().message(),
                            reason.english().remedy()))
            .toList();

    assertThat(rows("rejections.md")).isEqualTo(known);
  }

  @Test
  void everyColumnOfEveryFormIsInTheGuide() throws IOException {
    List<String> known =
        Layout.forms().stream()
            .flatMap(form -> Layout.of(form).columns().stream())
            .map(DocumentationTest::row)
            .toList();

    assertThat(rows("feeding.md").stream().filter(row -> !row.startsWith("| `--")))
        .isEqualTo(known);
  }

  private static String row(SheetColumn column) {
    String required = column.required() ? "必有" : "可无";
    return "| `%s` | %s | %s | %s |"
        .formatted(column.name(), column.header(), required, column.kind().words());
  }

  private static List<String> rows(String document) throws IOException {
    return Files.readAllLines(Path.of("../docs").resolve(document)).stream()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }
}
