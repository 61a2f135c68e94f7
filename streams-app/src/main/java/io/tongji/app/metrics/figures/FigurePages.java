package io.tongji.app.metrics.figures;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.tongji.app.metrics.figures.FiguresCollector.ChosenFigures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures as text, made when they have changed since they were last asked for, so that a scrape
 * of what stands costs next to nothing.
 *
 * <p>On a busy machine a page takes seconds. Pages made {@linkplain #ahead ahead} are therefore
 * made by a thread of their own, again and again while figures change; a scrape waits a moment for
 * the figures as of now, and else shows the page of a few seconds ago. Never one with figures that
 * are no longer this instance's.
 */
public final class FigurePages implements AutoCloseable {

  /** The format of OpenMetrics, which Prometheus asks for. */
  public static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";

  /** No figures. */
  public static final Deflated NONE = Deflated.of(new byte[0]);

  private static final Logger LOG = LoggerFactory.getLogger(FigurePages.class);
  private static final byte[] END = "# EOF\n".getBytes(StandardCharsets.UTF_8);
  private static final int USUAL_SIZE = 1 << 23;

  /** Between two pages made ahead. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final FiguresCollector figures;
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final Executor maker;
  private final Duration patience;
  private final Runnable stop;
  private final Map<String, MadePage> made = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<MadePage>> making = new HashMap<>();

  /** The page that was made last in a format: of which figures. */
  private record MadePage(ChosenFigures chosen, Deflated text) {}

  /** Pages that are made by whoever asks. */
  public FigurePages(FiguresCollector figures) {
    this(figures, Runnable::run, Duration.ofDays(1));
  }

  /**
   * Pages that are made by somebody else.
   *
   * @param patience how long who asks waits for figures as of now, if there is a page of earlier
   */
  FigurePages(FiguresCollector figures, Executor maker, Duration patience) {
    this(figures, maker, patience, () -> {});
  }

  private FigurePages(FiguresCollector figures, Executor maker, Duration patience, Runnable stop) {
    this.figures = figures;
    this.maker = maker;
    this.patience = patience;
    this.stop = stop;
  }

  /** Pages that are made ahead, until this is closed. */
  @SuppressWarnings("FutureReturnValueIgnored") // refresh reports its failures itself
  public static FigurePages ahead(FiguresCollector figures, Duration patience) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread maker = new Thread(work, "metrics-pages");
              maker.setDaemon(true);
              return maker;
            });
    FigurePages pages = new FigurePages(figures, thread, patience, thread::shutdownNow);
    thread.scheduleWithFixedDelay(
        pages::refresh, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    return pages;
  }

  /** Makes anew what readers will ask for, if figures have changed. */
  void refresh() {
    Set<String> types = new HashSet<>(made.keySet());
    types.add(OPEN_METRICS);
    try {
      types.forEach(this::make);
    } catch (RuntimeException failed) {
      LOG.warn("a page could not be made ahead; who scrapes makes it", failed);
    }
  }

  /** The figures in a content type, without its end. */
  public Deflated in(String type) {
    MadePage known = made.get(type);
    MadePage page =
        known != null && figures.isCurrent(known.chosen()) ? known : awaited(type, known);
    figures.shows(page.chosen());
    return page.text();
  }

  private MadePage awaited(String type, @Nullable MadePage known) {
    try {
      if (known != null && figures.isOwn(known.chosen())) {
        return next(type).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      }
      MadePage page = next(type).get();
      while (!figures.isOwn(page.chosen())) {
        page = next(type).get();
      }
      return page;
    } catch (TimeoutException late) {
      return Objects.requireNonNull(known);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a page was made", asked);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("the page could not be made", failed.getCause());
    }
  }

  /** The page that is being made, or one that is begun now. */
  private synchronized CompletableFuture<MadePage> next(String type) {
    CompletableFuture<MadePage> known = making.get(type);
    if (known != null && !known.isDone()) {
      return known;
    }
    CompletableFuture<MadePage> begun = CompletableFuture.supplyAsync(() -> make(type), maker);
    making.put(type, begun);
    return begun;
  }

  private MadePage make(String type) {
    MadePage known = made.get(type);
    if (known != null && figures.isCurrent(known.chosen())) {
      return known;
    }
    ChosenFigures chosen = figures.chosen();
    MadePage page = new MadePage(chosen, Deflated.of(text(chosen.selection(), type)));
    made.put(type, page);
    return page;
  }

  private byte[] text(FigureSelection selection, String type) {
    ExpositionFormatWriter writer = formats.findWriter(type);
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    try {
      writer.write(out, figures.snapshots(selection));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] text = out.toByteArray();
    int length = text.length - END.length;
    boolean ends = length >= 0 && Arrays.equals(text, length, text.length, END, 0, END.length);
    return ends ? Arrays.copyOf(text, length) : text;
  }

  /** No page is made ahead any more. */
  @Override
  public void close() {
    stop.run();
  }
}
