package io.tongji.it;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Watches that no figure stands on two instances at a time.
 *
 * <p>Two scrapes are never made at one moment, and a figure may change hands between them. So one
 * instance is scraped before and after the other: what stood on the one both times and on the other
 * in between stood on both.
 */
final class SideBySide implements AutoCloseable {

  private static final long BETWEEN_MILLIS = 200;

  private final FigureScrapes scrapes = new FigureScrapes();
  private final List<String> doubles = new ArrayList<>();
  private final AtomicInteger meaningful = new AtomicInteger();
  private final CompletableFuture<Void> watching;
  private volatile String one;
  private volatile String other;
  private volatile boolean closed;

  SideBySide(String one, String other) {
    this.one = one;
    this.other = other;
    this.watching = CompletableFuture.runAsync(this::watch);
  }

  /** An instance was started again at another address. */
  void replace(String before, String now) {
    if (one.equals(before)) {
      one = now;
    } else {
      other = now;
    }
  }

  private void watch() {
    try {
      while (!closed) {
        Set<String> first = new HashSet<>(scrapes.of(one).keySet());
        Set<String> between = scrapes.of(other).keySet();
        meaningful.addAndGet(first.isEmpty() || between.isEmpty() ? 0 : 1);
        first.retainAll(between);
        if (!first.isEmpty()) {
          first.retainAll(scrapes.of(one).keySet());
          doubles.addAll(first);
        }
        Thread.sleep(BETWEEN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How often both showed figures, so far. */
  int meaningful() {
    return meaningful.get();
  }

  /** All figures of both at rest; fails if one stands on both. */
  Map<String, String> both() throws InterruptedException {
    Map<String, String> both = new HashMap<>(scrapes.of(one));
    scrapes
        .of(other)
        .forEach(
            (series, value) -> {
              if (both.put(series, value) != null) {
                both.put(series, "twice");
              }
            });
    return both;
  }

  /** Figures of the instance at an address. */
  Map<String, String> of(String url) throws InterruptedException {
    return scrapes.of(url);
  }

  /** Ends the watch; returns which figures stood on both. */
  List<String> doubles() {
    close();
    return List.copyOf(doubles);
  }

  @Override
  public void close() {
    closed = true;
    watching.join();
  }
}
