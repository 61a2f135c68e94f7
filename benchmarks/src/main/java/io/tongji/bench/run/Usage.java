package io.tongji.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has used so far.
 *
 * @param cpuSeconds of all its threads, user and system
 * @param peakBytes most memory that was resident at once; 0 where the system does not say
 */
record Usage(double cpuSeconds, long peakBytes) {

  private static final String PEAK = "VmHWM:";

  /** Of a process that still runs. */
  static Usage of(long pid) {
    double cpu =
        ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(duration -> duration.toNanos() / 1e9)
            .orElse(0.0);
    return new Usage(cpu, peak(Path.of("/proc", Long.toString(pid), "status")));
  }

  private static long peak(Path status) {
    if (!Files.isReadable(status)) {
      return 0; // not Linux: the column stays empty
    }
    try {
      List<String> lines = Files.readAllLines(status);
      return lines.stream()
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      throw new BenchException("the process ended before its memory was read: " + status, gone);
    }
  }
}
