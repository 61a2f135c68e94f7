package io.tongji.app.command.release;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.MonthGaps;
import io.tongji.log.releases.ReleaseRequest;
import java.util.List;

/** Whether what has come in speaks for the months that are to be released. */
final class ReportedMonths {

  private ReportedMonths() {}

  private static List<MonthGaps> gaps(
      SharedOptions shared, AppConfig config, ReleaseRequest request) {
    AreaFigures figures =
        new AreaFigures(
            shared.liveFigures(config),
            ConfiguredCluster.catalogue(config).catalogue(),
            config.get(Keys.PERIOD_MIN_RESPONSE));
    return MonthGaps.of(figures, new ReleaseClient(config).releases(), request);
  }

  private static List<String> lines(AppConfig config, List<MonthGaps> gaps) {
    return gaps.stream()
        .flatMap(
            month -> month.lines(config.get(Keys.LANG), config.get(Keys.ROUNDING_MODE)).stream())
        .toList();
  }

  /** What the months lack, as the board has it. */
  static List<String> lines(SharedOptions shared, AppConfig config, ReleaseRequest request) {
    return lines(config, gaps(shared, config, request));
  }

  /**
   * Says what the months lack.
   *
   * @throws Failure if too few have reported on one of them, unless that is meant
   */
  static void check(
      SharedOptions shared, AppConfig config, ReleaseRequest request, boolean incomplete) {
    List<MonthGaps> gaps = gaps(shared, config, request);
    lines(config, gaps).forEach(shared::say);
    List<String> months =
        gaps.stream()
            .filter(MonthGaps::isIncomplete)
            .map(month -> month.month().toString())
            .toList();
    if (!months.isEmpty() && !incomplete) {
      throw Failure.setting(
          "too few have reported for " + String.join(", ", months) + ", and nothing was asked for",
          "wait for the returns: a release stands for ever; or give --incomplete");
    }
  }
}
