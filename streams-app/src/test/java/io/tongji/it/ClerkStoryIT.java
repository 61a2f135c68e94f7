package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.command.Tongji;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.run.Pipeline;
import io.tongji.console.ClerkStory;
import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a workbook of typical mistakes to figures on the board, and an explanation taken there. */
final class ClerkStoryIT {

  private static final String PREFIX = "story";
  private static final String BOARD = "/board?area=330483&period=2023-03";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String HEAD = "unit_id,kind,name,area,industry,frames,valid_from\n";

  @TempDir private Path directory;

  private static String entry(String unit) {
    return unit + ",enterprise,样本,330483004,3911,above-scale,2023-01\n";
  }

  @Test
  void aWorkbookOfTypicalMistakesIsOnTheBoardInMinutes() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      Path console = directory.resolve("console");
      ConsoleProcess.addUser(console, "clerk", DeskRole.CLERK);
      ConsoleProcess.addUser(console, "analyst", DeskRole.ANALYST);
      Map<String, String> settings = new HashMap<>(stand.settings(PREFIX, "console"));
      settings.put(Keys.CONSOLE_DIR.name(), console.toString());
      settings.put(Keys.CONSOLE_PORT.name(), "0");
      try (Pipeline pipeline = stand.start(PREFIX);
          ConsoleService service =
              ConsoleService.start(AppConfig.defaults().with(settings), Tongji::figureCommand)) {
        new ClerkStory(browser(service, "clerk"))
            .register(HEAD + entry(QuietBureau.FIRM) + entry(ClerkStory.LOST));
        Instant begun = Instant.now();
        ClerkStory story = new ClerkStory(browser(service, "clerk"));
        story.run();
        TestBrowser analyst = browser(service, "analyst");
        awaits(analyst, BOARD, "2.00 亿元");
        awaits(analyst, "/queries", "名录中没有该单位在本报告期的有效记录");
        story.register(HEAD + entry(ClerkStory.UNKNOWN));
        awaits(analyst, BOARD, "2.60 亿元");
        assertThat(story.steps()).isEqualTo(8);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofMinutes(5));
        Stand.assertReady(pipeline);
      }
    }
  }

  private static TestBrowser browser(ConsoleService service, String user) throws Exception {
    TestBrowser browser = new TestBrowser(URI.create(service.url()));
    browser.login(user, ConsoleStand.PASSWORD);
    return browser;
  }

  private static void awaits(TestBrowser browser, String path, String words) throws Exception {
    assertThat(Await.until(LONG, () -> browser.get(path).body(), page -> page.contains(words)))
        .contains(words);
  }
}
