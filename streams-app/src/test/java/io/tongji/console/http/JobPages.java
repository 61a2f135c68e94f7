package io.tongji.console.http;

import io.tongji.console.TestBrowser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Waits for jobs as their page does. */
public final class JobPages {

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private JobPages() {}

  /** Waits until the console works on a job no more. */
  public static void awaitCheck(TestBrowser browser, String job)
      throws IOException, InterruptedException {
    await(browser, job, state -> state.contains("\"busy\":false"));
  }

  /** Waits until a job is at a step. */
  public static void awaitStep(TestBrowser browser, String job, String words)
      throws IOException, InterruptedException {
    await(browser, job, state -> state.contains("\"words\":\"" + words));
  }

  private static void await(TestBrowser browser, String job, Predicate<String> reached)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (!reached.test(browser.get(job + "/state").body())) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError(job + " is at: " + browser.get(job + "/state").body());
      }
      Thread.sleep(20); // the job needs the processor too
    }
  }
}
