package io.tongji.console.http;

import io.tongji.console.TestBrowser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Waits for jobs as their page does. */
public final class JobPages {

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private JobPages() {}

  /** Waits until the console works on a job no more. */
  public static void awaitCheck(TestBrowser browser, String job)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (browser.get(job + "/state").body().contains("\"busy\":true")) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("the job " + job + " is still worked on");
      }
      Thread.onSpinWait();
    }
  }
}
