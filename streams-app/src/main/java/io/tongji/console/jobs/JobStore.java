package io.tongji.console.jobs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jobs on disk, each in a folder of its own that its owner alone can read; each of its files is
 * written whole. So a job outlives a reload, a login, and the console.
 */
public final class JobStore {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final String JOB = "job.json";
  private static final String CHECK = "check.json";
  private static final String MENDED = "mended.json";
  private static final String RECEIPT = "receipt.json";
  private static final String REMARKS = "receipt-remarks.json";
  private static final String REJECTS = "rejects.xlsx";

  private final Path directory;

  /** A file that was brought: its name, and where it lies until it is taken. */
  public record Brought(String name, Path content) {}

  /** The jobs in a folder, which is made if it is not there. */
  public JobStore(Path directory) {
    try {
      this.directory = OwnerOnly.directory(directory);
    } catch (IOException e) {
      throw unusable(directory, e);
    }
  }

  /** Begins a job, and moves its files into it. */
  void begin(FeedJob job, List<Brought> files) {
    Path folder = folder(job.id());
    try {
      OwnerOnly.directory(folder);
      for (int number = 0; number < files.size(); number++) {
        Path file = file(job, number);
        OwnerOnly.directory(parent(file));
        Files.move(files.get(number).content(), file, StandardCopyOption.REPLACE_EXISTING);
      }
      write(job);
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private Path folder(String id) {
    if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
      throw Failure.setting("there is no job " + id, "look for it among the jobs");
    }
    return directory.resolve(id);
  }

  /** Where the file of a number lies, under its own name. */
  Path file(FeedJob job, int number) {
    return folder(job.id()).resolve("file-" + (number + 1)).resolve(job.files().get(number));
  }

  /** Where all that belongs to a job lies. */
  Path folder(FeedJob job) {
    return folder(job.id());
  }

  /** Where the refused rows lie as a workbook. */
  Path rejects(FeedJob job) {
    return folder(job.id()).resolve(REJECTS);
  }

  synchronized void write(FeedJob job) {
    write(job.id(), JOB, job);
  }

  /** The job of an id; empty: there is none. */
  public Optional<FeedJob> find(String id) {
    return read(id, JOB, FeedJob.class);
  }

  /** All jobs, the latest first. */
  public List<FeedJob> all() {
    List<FeedJob> jobs = new ArrayList<>();
    try (Stream<Path> folders = Files.list(directory)) {
      folders
          .map(folder -> String.valueOf(folder.getFileName()))
          .filter(name -> Files.exists(directory.resolve(name).resolve(JOB)))
          .forEach(name -> find(name).ifPresent(jobs::add));
    } catch (IOException e) {
      throw unusable(directory, e);
    }
    jobs.sort(Comparator.comparingLong(FeedJob::created).reversed());
    return jobs;
  }

  void write(String id, CheckResult result) {
    write(id, CHECK, result);
  }

  /** What the last check has found; empty: there was none. */
  public Optional<CheckResult> result(String id) {
    return read(id, CHECK, CheckResult.class);
  }

  void write(String id, Mended mended) {
    write(id, MENDED, mended);
  }

  /**
   * Keeps a mended row.
   *
   * @throws Failure if the job is worked on since
   */
  synchronized void keep(FeedJob job, String key, Mended.MendedRow row) {
    if (find(job.id()).filter(now -> now.state() == FeedJob.State.CHECKED).isEmpty()) {
      throw Failure.setting("the job is not ready to be mended", "wait for the check");
    }
    write(job.id(), mended(job.id()).with(key, row));
  }

  Mended mended(String id) {
    return read(id, MENDED, Mended.class).orElseGet(() -> new Mended(java.util.Map.of()));
  }

  /** Keeps the receipt, as the command would have written it, and what is said about it. */
  void write(String id, AtomicFile.Content receipt, ReceiptRemarks remarks) {
    write(id, REMARKS, remarks);
    try {
      AtomicFile.write(folder(id).resolve(RECEIPT), receipt);
    } catch (IOException e) {
      throw unusable(folder(id), e);
    }
  }

  /** The receipt, as {@code ingest --receipt} writes it; empty: there is none yet. */
  public Optional<byte[]> receipt(String id) {
    return bytes(folder(id).resolve(RECEIPT));
  }

  /** What is said about the receipt. */
  public Optional<ReceiptRemarks> remarks(String id) {
    return read(id, REMARKS, ReceiptRemarks.class);
  }

  /** The workbook of the refused rows; empty: there is none. */
  public Optional<byte[]> rejectsOf(FeedJob job) {
    return bytes(rejects(job));
  }

  private Optional<byte[]> bytes(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Removes a job with all its files. */
  void remove(String id) {
    Path folder = folder(id);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw unusable(folder, e);
    }
  }

  private void write(String id, String name, Object content) {
    try {
      AtomicFile.write(folder(id).resolve(name), out -> out.write(JSON.writeValueAsBytes(content)));
    } catch (IOException e) {
      throw unusable(folder(id), e);
    }
  }

  private <T> Optional<T> read(String id, String name, Class<T> type) {
    Path file = folder(id).resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(file.toFile(), type))
          : Optional.empty();
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static Failure unusable(Path path, IOException cause) {
    return Failure.setting(
            path + ": the jobs of the console cannot be used (" + cause + ")",
            "give console.dir a directory of the console's own, with room")
        .from(cause);
  }
}
