package io.tongji.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Faults of a cluster of three brokers with two instances, drawn at random. */
final class Faults {

  private static final int LONGEST_STEP_BACK_WAITED_FOR = 15;
  private static final int LONGEST_STEP = 100_000;
  private static final Duration TO_DIE = Duration.ofSeconds(20);
  private static final Duration TO_MOVE = Duration.ofSeconds(10);

  private final FaultSite site;
  private final ThreeBrokers brokers;
  private final Instances instances;
  private final String group;

  /**
   * Of processes.
   *
   * @param group of the pipeline
   */
  Faults(FaultSite site, ThreeBrokers brokers, Instances instances, String group) {
    this.site = site;
    this.brokers = brokers;
    this.instances = instances;
    this.group = group;
  }

  /** One of a kind. */
  Fault draw(FaultKind kind, Random random) {
    int node = ThreeBrokers.NODES.get(random.nextInt(ThreeBrokers.NODES.size()));
    String instance = Instances.NAMES.get(random.nextInt(Instances.NAMES.size()));
    return switch (kind) {
      case KILL_INSTANCE ->
          new Fault(
              instance + " is killed",
              () -> instances.kill(instance),
              () -> instances.start(instance));
      case KILL_BROKER ->
          new Fault(
              name(node) + " is killed", () -> brokers.kill(node), () -> brokers.startAgain(node));
      case PAUSE_INSTANCE -> pause(instance, instances.process(instance));
      case PAUSE_BROKER -> pause(name(node), brokers.process(node));
      case PART_INSTANCE -> part(instance);
      case PART_BROKER -> part(name(node));
      case ONE_WAY -> oneWay(random.nextBoolean() ? instance : name(node), random.nextBoolean());
      case SLOW_LINK ->
          slow(
              random.nextBoolean() ? instance : name(node),
              Duration.ofMillis(20 + random.nextInt(200)));
      case CLOCK_AHEAD -> ahead(random.nextBoolean() ? instance : name(node), random);
      case CLOCK_BACK -> back(random.nextInt(4) > 0 ? instance : name(node), random);
      case DISK_FULL -> diskFull();
      case COORDINATOR -> coordinatorMoves(random);
      case COMBINED -> combined(random);
    };
  }

  private static String name(int node) {
    return ThreeBrokers.name(node);
  }

  private static Fault pause(String name, Process process) {
    return new Fault(
        name + " is paused", () -> Signals.pause(process), () -> Signals.resume(process));
  }

  private static List<String> others(String name) {
    return Stream.of(
            ThreeBrokers.NODES.stream().map(Faults::name),
            Instances.NAMES.stream(),
            Stream.of(Links.OUTSIDE))
        .flatMap(names -> names)
        .filter(other -> !other.equals(name))
        .toList();
  }

  private Fault part(String name) {
    return new Fault(
        name + " is parted from all",
        () ->
            others(name)
                .forEach(
                    other -> {
                      site.links().cut(name, other);
                      site.links().cut(other, name);
                    }),
        site.links()::heal);
  }

  private Fault oneWay(String name, boolean hears) {
    return new Fault(
        name + (hears ? " is not heard" : " hears nobody"),
        () ->
            others(name)
                .forEach(other -> site.links().cut(hears ? name : other, hears ? other : name)),
        site.links()::heal);
  }

  private Fault slow(String name, Duration delay) {
    return new Fault(
        "all to and from " + name + " takes " + delay.toMillis() + " ms longer",
        () ->
            others(name)
                .forEach(
                    other -> {
                      site.links().slow(name, other, delay);
                      site.links().slow(other, name, delay);
                    }),
        site.links()::heal);
  }

  /** Set right again as an operator does who stops what runs there meanwhile. */
  private Fault ahead(String name, Random random) {
    Duration step = Duration.ofSeconds(1 + random.nextInt(LONGEST_STEP));
    return new Fault(
        "the clock of " + name + " is " + step + " ahead",
        () -> site.setClock(name, step),
        () -> restart(name));
  }

  /** After a large step it is started again, as the runbook says. */
  private Fault back(String name, Random random) {
    boolean waited = random.nextBoolean();
    Duration step =
        Duration.ofSeconds(
            1 + random.nextInt(waited ? LONGEST_STEP_BACK_WAITED_FOR : LONGEST_STEP));
    return new Fault(
        "the clock of " + name + " is set " + step + " back" + (waited ? "" : ", and it restarts"),
        () -> site.setClock(name, site.clockOf(name).minus(step)),
        () -> {
          if (!waited) {
            restart(name);
          }
        });
  }

  private void restart(String name) throws Exception {
    if (Instances.NAMES.contains(name)) {
      instances.kill(name);
      site.setClock(name, Duration.ZERO);
      instances.start(name);
    } else {
      int node =
          ThreeBrokers.NODES.stream().filter(n -> name(n).equals(name)).findFirst().orElseThrow();
      brokers.kill(node);
      site.setClock(name, Duration.ZERO);
      brokers.startAgain(node);
    }
  }

  private Fault diskFull() {
    int node = 3;
    return new Fault(
        "the disk of " + name(node) + " is full",
        () -> {
          site.fillDisk();
          Await.until(TO_DIE, brokers.process(node)::isAlive, alive -> !alive);
        },
        () -> {
          site.emptyDisk();
          if (!brokers.process(node).isAlive()) {
            brokers.startAgain(node);
          }
        });
  }

  /** The next one is lost while it may still be loading what the first one knew. */
  private Fault coordinatorMoves(Random random) {
    List<Integer> lost = new ArrayList<>();
    int pause = random.nextInt(3_000);
    return new Fault(
        "the coordinator is killed, and within " + pause + " ms of moving the next one",
        () -> {
          int first = brokers.coordinator(group);
          brokers.kill(first);
          lost.add(first);
          int second =
              Await.until(TO_MOVE, () -> brokers.coordinator(group), other -> other != first);
          Thread.sleep(pause); // the moment itself is what is tried
          if (second != first) {
            brokers.kill(second);
            lost.add(second);
          }
        },
        () -> {
          for (int node : lost) {
            brokers.startAgain(node);
          }
        });
  }

  /** Two that do not undo each other: one of a process, one of links. */
  private Fault combined(Random random) {
    List<FaultKind> ofProcesses =
        List.of(FaultKind.KILL_INSTANCE, FaultKind.KILL_BROKER, FaultKind.PAUSE_BROKER);
    List<FaultKind> ofLinks =
        List.of(FaultKind.PART_INSTANCE, FaultKind.ONE_WAY, FaultKind.SLOW_LINK);
    return draw(ofProcesses.get(random.nextInt(ofProcesses.size())), random)
        .and(draw(ofLinks.get(random.nextInt(ofLinks.size())), random));
  }
}
