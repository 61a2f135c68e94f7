package io.tongji.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClerkStoryTest {

  @TempDir private Path directory;

  @Test
  void aWorkbookOfTypicalMistakesIsInAfterSixForms() throws Exception {
    try (ConsoleStand stand = new ConsoleStand(directory)) {
      TestBrowser clerk = stand.as("clerk");
      ClerkStory story = new ClerkStory(clerk);

      JsonNode receipt =
          new ObjectMapper().readTree(clerk.get(story.run() + "/receipt.json").body());

      assertThat(story.steps()).isEqualTo(6);
      assertThat(receipt.path("accepted").asInt()).isEqualTo(3);
      assertThat(receipt.path("refused").asInt()).as("the number, and the totals").isEqualTo(2);
    }
  }
}
