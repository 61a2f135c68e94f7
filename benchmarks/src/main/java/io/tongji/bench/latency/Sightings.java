package io.tongji.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** When each probe was acknowledged, and when its total was first seen. */
final class Sightings {

  private final List<ConcurrentHashMap<Long, Long>> acknowledged;
  private final List<ConcurrentSkipListMap<Long, Long>> seen = new ArrayList<>();

  /** Latencies in milliseconds. */
  record Latency(int probes, double median, double p99, double longest) {}

  Sightings() {
    this(new ArrayList<>());
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      acknowledged.add(new ConcurrentHashMap<>());
    }
  }

  private Sightings(List<ConcurrentHashMap<Long, Long>> acknowledged) {
    this.acknowledged = acknowledged;
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      seen.add(new ConcurrentSkipListMap<>());
    }
  }

  /** The same probes, seen from another place. */
  Sightings elsewhere() {
    return new Sightings(acknowledged);
  }

  void acknowledge(int unit, long number, long nanos) {
    acknowledged.get(unit).put(number, nanos);
  }

  /** A total was seen, which holds all probes of the unit up to a number. */
  void see(int unit, long number, long nanos) {
    seen.get(unit).putIfAbsent(number, nanos);
  }

  /** True if every acknowledged probe was seen. */
  boolean complete() {
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      for (Long number : acknowledged.get(unit).keySet()) {
        if (seen.get(unit).ceilingKey(number) == null) {
          return false;
        }
      }
    }
    return true;
  }

  /** From acknowledgement to sight. */
  Latency latency() {
    List<Double> all = new ArrayList<>();
    for (int unit = 0; unit < Probes.UNITS; unit++) {
      for (Map.Entry<Long, Long> probe : acknowledged.get(unit).entrySet()) {
        Map.Entry<Long, Long> first = seen.get(unit).ceilingEntry(probe.getKey());
        if (first != null) {
          all.add(Math.max(0, first.getValue() - probe.getValue()) / 1e6);
        }
      }
    }
    double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Latency(sorted.length, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
