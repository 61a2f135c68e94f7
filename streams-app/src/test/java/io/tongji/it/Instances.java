package io.tongji.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Two instances under a supervisor, which starts one again that ended by itself. */
final class Instances implements AutoCloseable {

  static final List<String> NAMES = List.of("one", "two");

  private final Stand stand;
  private final String prefix;
  private final Site site;
  private final Map<String, InstanceProcess> running = new HashMap<>();
  private final List<String> ended = new ArrayList<>();
  private final ScheduledExecutorService supervisor = Executors.newSingleThreadScheduledExecutor();

  Instances(Stand stand, String prefix, Site site) {
    this.stand = stand;
    this.prefix = prefix;
    this.site = site;
  }

  /** Starts both, and waits until they are ready. */
  void start() throws Exception {
    for (String name : NAMES) {
      start(name);
    }
    for (String name : NAMES) {
      get(name).awaitReady();
    }
    ScheduledFuture<?> unused =
        supervisor.scheduleWithFixedDelay(this::startWhatEnded, 1, 1, TimeUnit.SECONDS);
  }

  /** Starts one. */
  synchronized void start(String name) throws IOException {
    running.put(
        name,
        InstanceProcess.start(
            settings(name), stand.directory().resolve(name + ".log"), site, name));
  }

  private Map<String, String> settings(String name) {
    Map<String, String> settings = stand.settings(prefix, name);
    settings.put("kafka.num.standby.replicas", "1");
    settings.put("kafka.acceptable.recovery.lag", Integer.toString(Integer.MAX_VALUE));
    return settings;
  }

  private synchronized void startWhatEnded() {
    for (String name : List.copyOf(running.keySet())) {
      if (!get(name).isAlive()) {
        try {
          ended.add(name + ": " + get(name).lastLine());
          start(name);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private synchronized InstanceProcess get(String name) {
    return Objects.requireNonNull(running.get(name));
  }

  /** The process of one. */
  Process process(String name) {
    return get(name).process();
  }

  /** kill -9; nobody starts it again. */
  synchronized void kill(String name) throws InterruptedException {
    get(name).kill();
    running.remove(name);
  }

  /** Those that ended by themselves and were started again since the last question, and why. */
  synchronized List<String> ended() {
    List<String> names = List.copyOf(ended);
    ended.clear();
    return names;
  }

  @Override
  public void close() throws InterruptedException {
    supervisor.shutdownNow();
    boolean unused = supervisor.awaitTermination(1, TimeUnit.MINUTES);
    for (String name : List.copyOf(running.keySet())) {
      kill(name);
    }
  }
}
