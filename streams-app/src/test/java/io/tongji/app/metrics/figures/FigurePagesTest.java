package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.rollup.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A scrape on a machine so busy that nobody comes to make the page. */
class FigurePagesTest {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofMillis(20);
  private static final String TYPE = FigurePages.OPEN_METRICS;
  private static final String OLD = "7.0";
  private static final String NEW = "8.0";

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures = new ExposedFigures("live", LEASE, clock, BuiltIn.WIDE);
  private final CutReceiver share = Shown.show(figures, Sample.of("GIO", 7).ofMonth());
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final FigurePages pages = new FigurePages(collector(), work::add, MOMENT);

  private FiguresCollector collector() {
    FiguresCollector.Labelling labelling =
        new FiguresCollector.Labelling(Language.ZH, ZoneId.of("Asia/Shanghai"));
    return new FiguresCollector(figures, BuiltIn.vocabulary(), BuiltIn.WIDE, labelling);
  }

  private String page() {
    return text(pages.in(TYPE));
  }

  private static String text(Deflated page) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      page.writeTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static String amount(String value) {
    return "period=\"2023-12\",span=\"ytd\",view=\"live\"} " + value;
  }

  @Test
  void aChangeIsShownLaterRatherThanWaitedFor() throws Exception {
    pages.refresh();
    assertThat(page()).contains(amount(OLD));

    Shown.put(share, Sample.of("GIO", 8).ofMonth());

    assertThat(page()).as("the page of before").contains(amount(OLD)).doesNotContain(amount(NEW));
    work.take().run();
    assertThat(page()).contains(amount(NEW));
    assertThat(work).as("a page that stands is not made again").isEmpty();
  }

  @Test
  void whatIsLostToOthersIsWaitedForAndNeverShown() throws Exception {
    pages.refresh();
    share.close();
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(this::page);

    Runnable making = work.poll(10, TimeUnit.SECONDS);

    assertThat(making).as("somebody asks for a page").isNotNull();
    assertThat(asked).isNotDone();
    making.run();
    assertThat(asked.get(10, TimeUnit.SECONDS)).doesNotContain(amount(OLD));
  }

  @Test
  void whenTheLeaseHasEndedNothingIsShownAndAfterwardsThePageOfBefore() throws Exception {
    pages.refresh();
    clock.advance(LEASE.plusSeconds(1));
    CompletableFuture<String> asked = CompletableFuture.supplyAsync(this::page);
    Runnable making = work.poll(10, TimeUnit.SECONDS);
    assertThat(making).isNotNull();
    making.run();
    assertThat(asked.get(10, TimeUnit.SECONDS)).doesNotContain(amount(OLD));

    figures.confirmed(clock.instant());
    pages.refresh();
    assertThat(page()).contains(amount(OLD));
  }

  @Test
  void pagesThatStandAreTheSameAndThoseMadeAheadEndWithTheirThread() {
    FigurePages ahead = FigurePages.ahead(collector(), LEASE);
    try (ahead) {
      assertThat(ahead.in(TYPE)).isSameAs(ahead.in(TYPE));
      Shown.put(share, Sample.of("GIO", 8).ofMonth());
      assertThat(text(ahead.in(TYPE))).contains(amount(NEW));
    }
    Shown.put(share, Sample.of("GIO", 9).ofMonth());
    assertThatThrownBy(() -> ahead.in(TYPE)).isInstanceOf(RejectedExecutionException.class);
  }
}
