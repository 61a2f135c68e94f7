package io.tongji.ingest;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.period.Month;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes files and feeds them. */
public final class Clerk {

  public static final String FIRM = "91330483YB0000032L";
  static final String OTHER_FIRM = "91330483YB0000016Y";
  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  private final Path directory;
  private final StringWriter messages = new StringWriter();
  private final MemoryDestination destination = new MemoryDestination();
  private FeedOptions options = FeedOptions.NONE;
  private Optional<Path> rejects = Optional.empty();
  private Language language = Language.ZH;

  public Clerk(Path directory) {
    this.directory = directory;
  }

  Clerk unit(String unit) {
    options = new FeedOptions(Optional.of(unit), options.period(), options.charset(), false);
    return this;
  }

  Clerk period(String period) {
    Optional<Month> month = Optional.of(Month.parse(period));
    options = new FeedOptions(options.unit(), month, options.charset(), false);
    return this;
  }

  Clerk charset(String name) {
    Optional<Charset> charset = Optional.of(Charset.forName(name));
    options = new FeedOptions(options.unit(), options.period(), charset, false);
    return this;
  }

  public Clerk ignoringUnknownColumns() {
    options = new FeedOptions(options.unit(), options.period(), options.charset(), true);
    return this;
  }

  Clerk reading(Language tongue) {
    language = tongue;
    return this;
  }

  public Clerk rejects(String name) {
    rejects = Optional.of(directory.resolve(name));
    return this;
  }

  public Path write(String name, String... lines) {
    return writeBytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  public Path writeBytes(String name, byte[] bytes) {
    try {
      return Files.write(directory.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Receipt feed(String form, Path... files) {
    Ingest.Job task = new Ingest.Job(form, List.of(files), options, rejects, language);
    return new Ingest(task, CATALOGUE, new PrintWriter(messages), FeedProgress.NONE)
        .feed(destination);
  }

  Receipt rehearse(String form, Path... files) {
    Ingest.Job task = new Ingest.Job(form, List.of(files), options, rejects, language);
    return new Ingest(task, CATALOGUE, new PrintWriter(messages), FeedProgress.NONE).rehearse();
  }

  public MemoryDestination destination() {
    return destination;
  }

  /** The lines that the clerk reads on the screen. */
  public List<String> printed() {
    return messages.toString().lines().toList();
  }
}
