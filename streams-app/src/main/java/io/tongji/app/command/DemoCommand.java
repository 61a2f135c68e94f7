package io.tongji.app.command;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.config.SettingKey;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.console.DemoUsers;
import io.tongji.app.feed.ConfiguredIngest;
import io.tongji.app.gate.GateService;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.local.DemoDirectory;
import io.tongji.app.local.FedFiles;
import io.tongji.app.local.SampleFiles;
import io.tongji.app.local.SampleFiles.SampleFile;
import io.tongji.app.read.Catchup;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.LocalService;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.app.terminal.ProgressDisplay;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.Serving;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.StatusScale;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.send.Cluster;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.KafkaDestination;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Topics;
import io.tongji.release.ReleaseText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole product on this machine with sample data. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs broker, registry, pipeline and gate on free ports, feeds the sample, prints the board,"
          + " and releases the year. Then late returns and corrections come in, and a second"
          + " release revises what they change.",
      "Then it keeps serving /metrics until it is interrupted. All firms are invented."
    })
public final class DemoCommand implements Callable<Integer> {

  /** The last month of the sample. */
  private static final String LAST_MONTH = "2023-12";

  private static final ReleaseRequest FIRST =
      new ReleaseRequest("demo-" + LAST_MONTH, LAST_MONTH, "P", null, null, "demo");

  /** From the first month on that late returns and corrections change. */
  private static final ReleaseRequest REVISION =
      new ReleaseRequest(
          "demo-" + LAST_MONTH + ".2", LAST_MONTH, "P", "RESPONDENT_CORRECTION", "2023-10", "demo");

  private static final LocalService.Services SERVICES =
      new LocalService.Services(
          StreamsPipeline::create,
          GateService::start,
          config -> DemoUsers.start(config, Tongji::figureCommand));

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(names = "--once", description = "End after the releases.")
  private boolean once;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Directory of the data (default: a temporary one, removed at the end).")
  private @Nullable Path directory;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "Put the catalogue of this directory in force (catalogue.dir).")
  private @Nullable String catalogue;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of /metrics and /health (http.port; default here: a free one).")
  private @Nullable Integer httpPort;

  private Language language = Language.ZH;

  @Override
  public Integer call() throws InterruptedException {
    Phases phases = new Phases();
    AppConfig given = config();
    language = given.get(Keys.LANG);
    LocalService.rehearse(given);
    try (Serving serving = Serving.begin()) {
      DemoDirectory data = serving.open(() -> DemoDirectory.of(directory));
      say(
          "在 %s 启动消息服务、模式注册中心和流水线 …",
          "starting broker, registry and pipeline in %s …", data.path());
      LocalService service = serving.open(() -> start(serving, data.path(), given));
      phases.end(words("启动", "broker, registry, pipeline"));
      shared.print(service.readyLine());
      show(service.config(), data.path(), phases);
      shared.say("tongji: " + phases.text(words("共", "together")));
      if (once) {
        return ExitCode.OK;
      }
      say(
          "统计台 %s,用户 %s,密码都是 %s",
          "console %s, users %s, the password of each is %s",
          service.console().url(),
          DemoUsers.names(),
          DemoUsers.password(ConsoleService.directory(service.config())));
      say("指标页 %s,按 Ctrl-C 结束", "serving %s until Ctrl-C", service.metricsUrl());
      return serving.await(service.failure());
    }
  }

  private void show(AppConfig config, Path data, Phases phases) {
    feed(config, data, false);
    phases.end(words("报送", "feeding"));
    awaitPublished(config);
    board(config).forEach(shared::print);
    phases.end(words("计算和看板", "publishing and board"));
    release(config, FIRST);
    phases.end(words("发布", "release"));
    feed(config, data, true);
    release(config, REVISION);
    phases.end(words("修订", "revision"));
  }

  private String words(String chinese, String english) {
    return language.of(chinese, english);
  }

  private void say(String chinese, String english, Object... values) {
    shared.say("tongji: " + String.format(Locale.ROOT, words(chinese, english), values));
  }

  private AppConfig config() {
    Map<String, String> own = new HashMap<>();
    if (httpPort != null) {
      own.put(Keys.HTTP_PORT.name(), httpPort.toString());
    }
    AppConfig config = shared.configWithCatalogue(own, catalogue);
    Map<String, String> free = new HashMap<>();
    for (SettingKey<Integer> port : List.of(Keys.HTTP_PORT, Keys.CONSOLE_PORT)) {
      if (!config.isGiven(port)) {
        free.put(port.name(), "0");
      }
    }
    return config.with(free);
  }

  private LocalService start(Serving serving, Path data, AppConfig config) {
    LocalCluster cluster = LocalCluster.start(data, 0, 0);
    try (ReadProgressBar progress = ReadProgressBar.ofStart(shared)) {
      return serving.interruptibly(() -> LocalService.start(cluster, config, SERVICES, progress));
    }
  }

  private void feed(AppConfig config, Path data, boolean afterRelease) {
    try {
      feedNew(config, data, afterRelease);
    } catch (IOException e) {
      throw Failure.setting(
          "the sample's files cannot be laid out in the data directory: " + e.getMessage(),
          "choose another directory, or make room in this one");
    }
  }

  private void feedNew(AppConfig config, Path data, boolean afterRelease) throws IOException {
    FedFiles fed = FedFiles.in(data.resolve("sample"), config.get(Keys.TOPIC_PREFIX));
    List<SampleFile> files =
        SampleFiles.manifest().stream()
            .filter(file -> file.afterRelease() == afterRelease)
            .filter(file -> !fed.contains(file.name()))
            .toList();
    if (!files.isEmpty()) {
      feed(config, files, fed);
    } else if (!afterRelease) {
      say("样本数据已在 %s", "the sample is already in %s", data);
    }
  }

  private void feed(AppConfig config, List<SampleFile> files, FedFiles fed) throws IOException {
    Catalogue inForce = ConfiguredCluster.catalogue(config).catalogue();
    Clients clients = ConfiguredCluster.commandClients(config);
    Cluster cluster = ConfiguredIngest.cluster(config, clients);
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    long read = 0;
    long refused = 0;
    try (ProgressDisplay progress =
            shared.progress(words("报送样本", "feeding the sample"), files.size());
        KafkaDestination destination =
            new KafkaDestination(
                cluster,
                topics,
                PipelineGroups.of(topics, inForce),
                FeedProgress.NONE,
                KafkaDestination.Mode.UNJUDGED,
                null)) {
      for (SampleFile file : files) {
        Ingest ingest = ingest(file, SampleFiles.copy(file, fed.folder()), inForce);
        Receipt receipt = ingest.feed(destination);
        read += receipt.read();
        refused += receipt.refusedRows();
        fed.add(file.name());
        progress.step(1);
      }
    }
    say(
        "报送 %2$d 个文件 %1$d 行,按设计退回 %3$d 行(见 docs/sample.md)",
        "%d rows fed from %d files; %d refused on purpose (docs/sample.md)",
        read - refused,
        files.size(),
        refused);
  }

  private static Ingest ingest(SampleFile file, Path copy, Catalogue catalogue) {
    Ingest.Job task =
        new Ingest.Job(file.form(), List.of(copy), FeedOptions.NONE, Optional.empty(), Language.ZH);
    PrintWriter silent = new PrintWriter(Writer.nullWriter());
    return new Ingest(task, catalogue, silent, FeedProgress.NONE);
  }

  private static void awaitPublished(AppConfig config) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    String group = PipelineGroups.of(topics, ConfiguredCluster.catalogue(config).catalogue());
    try (Offsets offsets = new Offsets(ConfiguredCluster.commandClients(config))) {
      new Catchup(offsets, topics, group).await(config.get(Keys.OPERATION_TIMEOUT));
    }
  }

  /** Has a request met, and says what became of it; once for a directory. */
  private void release(AppConfig config, ReleaseRequest request) {
    ReleaseClient client = new ReleaseClient(config);
    if (client.releases().stream().anyMatch(release -> release.id().equals(request.id()))) {
      say("%s 早已发布", "%s is out already", request.id());
      return;
    }
    say("正在发布 %s …", "releasing %s …", request.id());
    ReleaseOutcome outcome = client.await(request, client.send(request));
    ReleaseText text = new ReleaseText(language, config.get(Keys.ZONE));
    if (outcome.isPublished()) {
      say("%s", "%s", text.sentence(outcome));
    } else {
      text.show(outcome).forEach(shared::say);
    }
  }

  private List<String> board(AppConfig config) {
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    return new Board(
            new AreaFigures(
                shared.liveFigures(config),
                inForce.catalogue(),
                config.get(Keys.PERIOD_MIN_RESPONSE)),
            new Board.BoardStyle(
                config.get(Keys.ROUNDING_MODE),
                config.get(Keys.LANG),
                StatusScale.read(inForce.source())))
        .lines(null, null);
  }

  /** How long each part of a command took. */
  private static final class Phases {

    private static final double MILLIS = 1000.0;

    private final List<String> ended = new ArrayList<>();
    private final long begun = System.nanoTime();
    private long last = begun;

    /** A part ends, and the next begins. */
    void end(String name) {
      long now = System.nanoTime();
      ended.add(name + " " + seconds(now - last));
      last = now;
    }

    private static String seconds(long nanos) {
      return String.format(Locale.ROOT, "%.1f s", Duration.ofNanos(nanos).toMillis() / MILLIS);
    }

    /** All of them, and how long they took together. */
    String text(String together) {
      return String.join(", ", ended) + "; " + together + " " + seconds(last - begun);
    }
  }
}
