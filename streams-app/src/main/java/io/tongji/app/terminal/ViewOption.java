package io.tongji.app.terminal;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.ReleasedFigures;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseHistory;
import io.tongji.release.ReleaseText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which figures: those at once, or those that went through the disclosure gate, as of when. */
public final class ViewOption {

  private static final String LIVE = "live";
  private static final String RELEASE = "release";

  @Option(
      names = "--view",
      defaultValue = LIVE,
      paramLabel = "live|release",
      description = "Which figures (default ${DEFAULT-VALUE}).")
  private String view = LIVE;

  @Option(
      names = "--release",
      paramLabel = "ID",
      description =
          "With --view release: what was public after this release (default: the latest).")
  private @Nullable String release;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "With --view release: what was public at the end of this day, YYYY-MM-DD.")
  private @Nullable String asOf;

  /** True if the figures asked for are those that were released. */
  public boolean isRelease() {
    return view.equals(RELEASE);
  }

  /**
   * Looks at the options, before a server is asked.
   *
   * @throws Failure if they contradict one another
   */
  public void check() {
    if (!view.equals(LIVE) && !view.equals(RELEASE)) {
      throw Failure.setting("--view " + view + " is not a view", "give live or release");
    }
    if (!isRelease() && (release != null || asOf != null)) {
      throw Failure.setting(
          (release == null ? "--as-of" : "--release") + " is given, but the view is live",
          "add --view release");
    }
    if (release != null && asOf != null) {
      throw Failure.setting("--release and --as-of are given", "leave one of them out");
    }
    if (asOf != null) {
      day(asOf);
    }
  }

  /**
   * The release that was asked for by its id; none: the latest.
   *
   * @throws Failure if a day was asked for
   */
  public Optional<String> releaseId() {
    if (asOf != null) {
      throw Failure.setting("--as-of is given", "name the release by --release ID");
    }
    return Optional.ofNullable(release);
  }

  /**
   * The figures asked for, complete as of now or as of then; says which release they are.
   *
   * @throws Failure if nothing of the kind was released
   * @throws Failure if brokers or registry do not answer in time
   */
  public AggregateTable figures(SharedOptions shared, AppConfig config) {
    if (!isRelease()) {
      return shared.liveFigures(config);
    }
    ReleaseHistory history = history(shared, config);
    PublishedRelease chosen = choose(history, config.get(Keys.ZONE));
    ReleaseText text = new ReleaseText(config.get(Keys.LANG), config.get(Keys.ZONE));
    shared.say("tongji: " + text.line(chosen));
    return history.after(chosen);
  }

  /** All that was released, and the release that was asked for. */
  public record ChosenRelease(ReleaseHistory history, PublishedRelease chosen) {}

  /**
   * All that was released.
   *
   * @throws Failure as for the figures
   */
  public ChosenRelease released(SharedOptions shared, AppConfig config) {
    ReleaseHistory history = history(shared, config);
    return new ChosenRelease(history, choose(history, config.get(Keys.ZONE)));
  }

  private static ReleaseHistory history(SharedOptions shared, AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return ReleasedFigures.read(config, progress);
    }
  }

  private PublishedRelease choose(ReleaseHistory history, ZoneId zone) {
    if (release != null) {
      return history.release(release);
    }
    return asOf == null ? history.latest() : history.before(endOfDay(asOf, zone));
  }

  private static Instant endOfDay(String day, ZoneId zone) {
    return day(day).plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(String day) {
    try {
      return LocalDate.parse(day);
    } catch (DateTimeException e) {
      throw Failure.setting("--as-of " + day + " is no day", "give one such as 2024-02-26").from(e);
    }
  }
}
