package io.tongji.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A site whose network, clocks and one disk can be spoiled. The disk is a small one in memory,
 * which takes root to mount; the clocks are those of libfaketime. What is not there is not spoiled.
 */
final class FaultSite implements Site, AutoCloseable {

  /** Which process has the small disk. */
  static final String ON_SMALL_DISK = ThreeBrokers.name(3);

  private static final String DISK_SIZE = "400m";
  private static final int CHUNK = 64 * 1024;

  private static final Optional<Path> LIBFAKETIME = libfaketime();

  private final Path directory;
  private final Links links = new Links();
  private final Map<String, Duration> clocks = new ConcurrentHashMap<>();
  private final Path smallDisk;
  private final boolean hasSmallDisk;
  private boolean isMounted;

  FaultSite(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    this.smallDisk = Files.createDirectories(directory.resolve("small-disk"));
    this.isMounted =
        succeeds("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE, "tongji", smallDisk.toString());
    this.hasSmallDisk = isMounted;
    Runtime.getRuntime().addShutdownHook(new Thread(this::unmount)); // whatever ends the test
  }

  private static Optional<Path> libfaketime() {
    Path libraries = Path.of("/usr/lib");
    try (Stream<Path> files =
        Files.find(libraries, 3, (path, is) -> path.endsWith("faketime/libfaketime.so.1"))) {
      return files.findFirst();
    } catch (IOException | UncheckedIOException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Whether there is a disk that can be filled. */
  boolean hasSmallDisk() {
    return hasSmallDisk;
  }

  /** Whether clocks can be set. */
  static boolean hasClocks() {
    return LIBFAKETIME.isPresent();
  }

  Links links() {
    return links;
  }

  /** Sets a process's clock so much ahead of the machine's; it sees that within a second. */
  void setClock(String name, Duration ahead) throws IOException {
    clocks.put(name, ahead);
    Path written = Files.writeString(directory.resolve(name + ".clock.new"), clock(name));
    Files.move(written, clockFile(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** How far ahead of the machine's a process's clock is. */
  Duration clockOf(String name) {
    return clocks.getOrDefault(name, Duration.ZERO);
  }

  private String clock(String name) {
    long seconds = clockOf(name).toSeconds();
    return (seconds < 0 ? "" : "+") + seconds + "\n";
  }

  private Path clockFile(String name) {
    return directory.resolve(name + ".clock");
  }

  @Override
  public int reachedAt(String name, int port) {
    return links.forward(name, port);
  }

  @Override
  public Path disk(String name, Path usual) {
    return hasSmallDisk && name.equals(ON_SMALL_DISK) ? smallDisk.resolve("data") : usual;
  }

  @Override
  public Map<String, String> environment(String name) {
    if (LIBFAKETIME.isEmpty()) {
      return Map.of();
    }
    try {
      setClock(name, clockOf(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> environment = new HashMap<>();
    environment.put("LD_PRELOAD", LIBFAKETIME.get().toString());
    environment.put("FAKETIME_TIMESTAMP_FILE", clockFile(name).toString());
    environment.put("FAKETIME_CACHE_DURATION", "1");
    environment.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    // what it does otherwise for older C libraries makes each timed wait of Java too long
    environment.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
    return environment;
  }

  @Override
  public void started(String name, Process process) {
    links.know(name, process);
  }

  /** Leaves no room on the small disk. */
  void fillDisk() throws IOException {
    byte[] nothing = new byte[CHUNK];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      while (Files.getFileStore(smallDisk).getUsableSpace() >= CHUNK) {
        filler.write(nothing);
      }
    }
  }

  /** There is room again. */
  void emptyDisk() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return smallDisk.resolve("filler");
  }

  /** After all processes have ended. */
  @Override
  public void close() {
    links.close();
    unmount();
  }

  private synchronized void unmount() {
    try {
      if (isMounted && !succeeds("umount", "-l", smallDisk.toString())) {
        throw new IllegalStateException("still mounted: " + smallDisk);
      }
      isMounted = false;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
