package io.tongji.bench.profile;

import io.tongji.bench.print.ResultTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** A recording of Java's flight recorder, summed up by owner and by method. */
public final class Recording {

  private static final String CPU = "jdk.ExecutionSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";
  private static final int METHODS = 15;

  private final Map<String, Double> cpu = new HashMap<>();
  private final Map<String, Double> allocated = new HashMap<>();
  private final Map<String, Double> methods = new HashMap<>();

  private Recording() {}

  /** Reads a file. */
  public static Recording read(Path file) throws IOException {
    Recording recording = new Recording();
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        recording.take(events.readEvent());
      }
    }
    return recording;
  }

  private void take(RecordedEvent event) {
    String kind = event.getEventType().getName();
    if (event.getStackTrace() == null) {
      return;
    }
    List<RecordedFrame> frames = event.getStackTrace().getFrames();
    if (kind.equals(CPU)) {
      cpu.merge(owner(frames), 1.0, Double::sum);
      methods.merge(method(frames.get(0)), 1.0, Double::sum);
    } else if (kind.equals(ALLOCATION)) {
      allocated.merge(owner(frames), (double) event.getLong("weight"), Double::sum);
    }
  }

  private static String owner(List<RecordedFrame> frames) {
    return frames.stream()
        .map(frame -> Owner.of(frame.getMethod().getType().getName()))
        .filter(Owner::isSomebody)
        .findFirst()
        .orElseGet(() -> Owner.of(""))
        .name();
  }

  private static String method(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
  }

  /** Shares of processor time and of allocated bytes. */
  public ResultTable owners() {
    ResultTable table = new ResultTable(List.of("whose work", "CPU samples", "allocated"));
    cpu.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            owner ->
                table.add(
                    List.of(
                        owner.getKey(),
                        share(owner.getValue(), cpu),
                        share(allocated.getOrDefault(owner.getKey(), 0.0), allocated))));
    return table;
  }

  /** The methods that were at work most often. */
  public ResultTable methods() {
    ResultTable table = new ResultTable(List.of("method", "CPU samples"));
    methods.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(METHODS)
        .forEach(method -> table.add(List.of(method.getKey(), share(method.getValue(), methods))));
    return table;
  }

  private static String share(double part, Map<String, Double> of) {
    double whole = of.values().stream().mapToDouble(Double::doubleValue).sum();
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }
}
