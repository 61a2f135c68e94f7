package io.tongji.ingest;

import io.tongji.failure.Failure;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.rejects.RejectsFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that an ingest writes. One that would take the place of something else is refused
 * before anything is read: a shell makes {@code --receipt *.csv} name a clerk's file.
 */
public final class OutputFiles {

  private OutputFiles() {}

  /**
   * Refuses a receipt in the place of a file that is fed, of the rejects, or of anything that is no
   * receipt.
   *
   * @throws Failure if it is refused
   */
  public static void checkReceipt(Path receipt, List<Path> fed, @Nullable Path rejects) {
    checkApart("--receipt", receipt, fed);
    if (rejects != null && isSame(receipt, rejects)) {
      throw Failure.setting("--receipt and --rejects both name " + receipt, "name two files");
    }
    checkHolds("--receipt", receipt, OutputFiles::holdsReceipt);
  }

  /** Refuses rejects in the place of a file that is fed, or of anything that holds no rejects. */
  static void checkRejects(Path rejects, List<Path> fed, Layout layout) {
    checkApart("--rejects", rejects, fed);
    checkHolds("--rejects", rejects, file -> RejectsFile.isOne(file, layout));
  }

  private static void checkApart(String option, Path output, List<Path> fed) {
    for (Path file : fed) {
      if (isSame(output, file)) {
        throw Failure.setting(option + " " + output + " is also fed", "name another file");
      }
    }
  }

  /** Whether a file is what it is taken for. */
  private interface Test {
    boolean holds(Path file) throws IOException;
  }

  private static void checkHolds(String option, Path output, Test test) {
    try {
      if (Files.isRegularFile(output) && Files.size(output) > 0 && !test.holds(output)) {
        throw Failure.setting(
            option + " " + output + " is there and was not written by " + option,
            "name another file, or delete that one");
      }
    } catch (IOException e) {
      throw unreadable(output, e);
    }
  }

  /** By whatever names and links. */
  private static boolean isSame(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other)
          ? Files.isSameFile(one, other)
          : one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw unreadable(one, e);
    }
  }

  private static boolean holdsReceipt(Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      int first = content.read();
      while (Character.isWhitespace(first)) {
        first = content.read();
      }
      return first == '{';
    }
  }

  private static Failure unreadable(Path file, IOException cause) {
    return Failure.setting(
            file + ": the file cannot be looked at (" + cause + ")", "check your permissions")
        .from(cause);
  }
}
