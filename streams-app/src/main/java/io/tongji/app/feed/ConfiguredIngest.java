package io.tongji.app.feed;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.Explanations;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.send.Cluster;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.Guard;
import io.tongji.ingest.send.KafkaDestination;
import io.tongji.ingest.send.KafkaDestination.Mode;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.returns.edits.RegisterDoubts;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds the cluster of a configuration under the catalogue in force, and guards what stands. */
public final class ConfiguredIngest {

  private final AppConfig config;

  /** Feeds the cluster of this configuration. */
  public ConfiguredIngest(AppConfig config) {
    this.config = config;
  }

  /**
   * Checks the files of a job, and sends what is right as the mode says.
   *
   * @param again true: nothing is held back
   * @param messages takes the refused rows as text
   * @param refusals takes them as data
   * @throws Failure if a file, an option or a server stands in the way
   */
  public Receipt feed(
      Ingest.Job job,
      Mode mode,
      boolean again,
      PrintWriter messages,
      FeedProgress progress,
      Ingest.RefusalTaker refusals) {
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    Catalogue catalogue = inForce.catalogue();
    Ingest ingest = new Ingest(job, catalogue, messages, progress, refusals);
    Guard guard =
        new Guard(
            again,
            now(config.get(Keys.ZONE)),
            closed(inForce, job.form(), config.get(Keys.ZONE)),
            new RegisterDoubts(catalogue));
    try (KafkaDestination destination = destination(catalogue, progress, mode, guard)) {
      return ingest.feed(destination);
    }
  }

  /**
   * Feeds the explanations in the files of a job, as the mode says.
   *
   * @param scope what may be explained
   * @param refusals takes the refused rows
   * @param stock reads the returns that are explained
   * @return a receipt for each form
   * @throws Failure if a file or a server stands in the way
   */
  public Map<Form, Receipt> explain(
      Ingest.Job job,
      Mode mode,
      Explanations.ExplanationScope scope,
      Consumer<RefusedRow> refusals,
      FeedProgress progress,
      Explanations.StockReader stock) {
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    Guard guard = new Guard(true, now(config.get(Keys.ZONE)), null, new RegisterDoubts(catalogue));
    try (KafkaDestination destination = destination(catalogue, progress, mode, guard)) {
      return new Explanations(job, scope, refusals).feed(stock, destination);
    }
  }

  private KafkaDestination destination(
      Catalogue catalogue, FeedProgress progress, Mode mode, Guard guard) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    return new KafkaDestination(
        cluster(config, ConfiguredCluster.commandClients(config)),
        topics,
        PipelineGroups.of(topics, catalogue),
        progress,
        mode,
        guard);
  }

  /** The cluster that a configuration names, for feeding it. */
  public static Cluster cluster(AppConfig config, Clients clients) {
    return new Cluster(
        clients,
        config.get(Keys.INGEST_TRANSACTION_ROWS),
        config.get(Keys.INGEST_TRANSACTION_TIMEOUT));
  }

  private static Month now(ZoneId zone) {
    LocalDateTime now = LocalDateTime.ofInstant(Clock.systemUTC().instant(), zone);
    return Month.of(now.getYear(), now.getMonthValue());
  }

  /** The last month whose deadline has passed; null: the form is not reported every month. */
  private static @Nullable Month closed(CatalogueInForce inForce, String form, ZoneId zone) {
    Optional<Form> monthly =
        Form.monthlyForms().stream().filter(each -> each.code().equals(form)).findFirst();
    if (monthly.isEmpty()) {
      return null;
    }
    ReportingCalendar calendar = ReportingCalendar.in(inForce.source());
    LocalDateTime now = LocalDateTime.ofInstant(Clock.systemUTC().instant(), zone);
    Month month = now(zone);
    while (calendar.window(monthly.get(), month).deadline().isAfter(now)) {
      month = month.plus(-1);
    }
    return month;
  }
}
