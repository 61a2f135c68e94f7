package io.tongji.app.config;

import io.tongji.catalogue.Language;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every key there is, in the order of the documentation. */
public final class Keys {

  public static final SettingKey<String> BOOTSTRAP_SERVERS =
      new SettingKey<>(
          "bootstrap.servers",
          SettingType.SERVERS,
          "127.0.0.1:9092",
          "Kafka brokers to connect to first.");
  public static final SettingKey<List<URI>> SCHEMA_REGISTRY_URL =
      new SettingKey<>(
          "schema.registry.url",
          SettingType.URLS,
          "http://127.0.0.1:8081/apis/ccompat/v7",
          "Confluent-compatible schema registry; several addresses of one registry are tried in"
              + " turn.");
  public static final SettingKey<String> TOPIC_PREFIX =
      new SettingKey<>(
          "topic.prefix",
          SettingType.PREFIX,
          "tongji",
          "First part of the name of every topic and consumer group.");
  public static final SettingKey<Integer> TOPICS_PARTITIONS =
      new SettingKey<>(
          "topics.partitions",
          SettingType.PARTITIONS,
          "6",
          "Partitions of the topics when they are created; all topics have the same number.");
  public static final SettingKey<Integer> TOPICS_REPLICATION_FACTOR =
      new SettingKey<>(
          "topics.replication.factor",
          SettingType.REPLICAS,
          "-1",
          "Copies of each partition; -1 leaves it to the brokers (default.replication.factor), so"
              + " that one setting fits a single broker and a cluster alike.");
  public static final SettingKey<Optional<Path>> CATALOGUE_DIR =
      new SettingKey<>(
          "catalogue.dir",
          SettingType.PATH,
          "",
          "Directory of a catalogue that local and demo put in force; empty = the one in force"
              + " stays.");
  public static final SettingKey<ZoneId> ZONE =
      new SettingKey<>(
          "zone",
          SettingType.ZONE,
          "Asia/Shanghai",
          "Time zone wherever a period needs an instant: deadlines, releases, period starts.");
  public static final SettingKey<Duration> COMMIT_INTERVAL =
      new SettingKey<>(
          "commit.interval",
          SettingType.DURATION,
          "PT0.2S",
          "Time between two transactions: shorter shows figures sooner, longer costs less.");
  public static final SettingKey<Integer> STREAM_THREADS =
      new SettingKey<>(
          "stream.threads", SettingType.COUNT, "2", "Threads of the pipeline in this instance.");
  public static final SettingKey<Optional<Path>> STATE_DIR =
      new SettingKey<>(
          "state.dir",
          SettingType.PATH,
          "",
          "Directory of the pipeline's local state; empty = tongji-{http.port} in the system's"
              + " temporary directory, so that two instances on one machine do not meet.");
  public static final SettingKey<Integer> SNAPSHOT_RECORDS =
      new SettingKey<>(
          "snapshot.records",
          SettingType.COUNT,
          "10000",
          "Returns on a form in a partition that are sooner read again at a start than written to"
              + " state.dir; of more, a twentieth at most is read again.");
  public static final SettingKey<Optional<String>> INSTANCE_ID =
      new SettingKey<>(
          "instance.id",
          SettingType.OPTIONAL_TEXT,
          "",
          "Name of this instance in the group (group.instance.id), which keeps its work over a"
              + " short restart; must differ between instances; empty = none.");
  public static final SettingKey<Duration> SESSION_TIMEOUT =
      new SettingKey<>(
          "session.timeout",
          SettingType.DURATION,
          "PT10S",
          "Time after which the others take over the work of a silent instance.");
  public static final SettingKey<String> HTTP_HOST =
      new SettingKey<>(
          "http.host",
          SettingType.TEXT,
          "127.0.0.1",
          "Address that /metrics and /health listen on; 0.0.0.0 = all.");
  public static final SettingKey<Integer> HTTP_PORT =
      new SettingKey<>(
          "http.port", SettingType.PORT, "9464", "Port of /metrics and /health; 0 = a free one.");
  public static final SettingKey<Optional<Path>> HTTP_TLS_KEYSTORE_PATH =
      new SettingKey<>(
          "http.tls.keystore.path",
          SettingType.PATH,
          "",
          "PKCS12 keystore with the server's key and certificate; empty = no TLS.");
  public static final SettingKey<Optional<String>> HTTP_TLS_KEYSTORE_PASSWORD =
      new SettingKey<>(
          "http.tls.keystore.password",
          SettingType.OPTIONAL_TEXT,
          "",
          "Password of the keystore (secret).");
  public static final SettingKey<Optional<String>> HTTP_BASIC_AUTH =
      new SettingKey<>(
          "http.basic.auth",
          SettingType.CREDENTIALS,
          "",
          "user:password that /metrics asks for (secret); empty = none. /health stays open.");
  public static final SettingKey<List<String>> HTTP_NAMES =
      new SettingKey<>(
          "http.names",
          SettingType.NAMES,
          "",
          "Names, besides localhost and the machine's own, by which readers ask for /metrics and"
              + " /health; others are refused. Addresses need none.");
  public static final SettingKey<Integer> METRICS_PERIODS =
      new SettingKey<>(
          "metrics.periods",
          SettingType.COUNT,
          "25",
          "Latest months of each indicator of which totals are exported as metrics, as far as a"
              + " course over months needs them: amounts, growth, coverage, targets.");
  public static final SettingKey<Integer> METRICS_DETAIL_PERIODS =
      new SettingKey<>(
          "metrics.detail.periods",
          SettingType.COUNT,
          "3",
          "Latest complete months, and those begun after them, of which totals are exported with"
              + " all that boards show of one month: units, bases, bridges, progress. These months"
              + " can be chosen on boards.");
  public static final SettingKey<Integer> METRICS_ACTIVITY_PERIODS =
      new SettingKey<>(
          "metrics.activity.periods",
          SettingType.COUNT,
          "1",
          "Latest complete months, and those begun after them, of which activities and themes are"
              + " exported too, and not the totals alone.");
  public static final SettingKey<String> METRICS_MEASURES =
      new SettingKey<>(
          "metrics.measures",
          SettingType.MEASURES,
          "boards",
          "Measures that are exported: those that a board or a rule asks for, or all, with quarters"
              + " and years, and all measures of activities.");
  public static final SettingKey<String> METRICS_ACTIVITY_DEPTH =
      new SettingKey<>(
          "metrics.activity.depth",
          SettingType.DEPTH,
          "division",
          "Deepest level of activities that is exported as metrics.");
  public static final SettingKey<Integer> METRICS_INDICATOR_SERIES =
      new SettingKey<>(
          "metrics.indicator.series",
          SettingType.COUNT,
          "20000",
          "Highest number of series of figures on /metrics of one indicator; one that has more"
              + " leaves out divisions, then sections, then its oldest totals.");
  public static final SettingKey<String> LOG_LEVEL =
      new SettingKey<>(
          "log.level",
          SettingType.LOG_LEVEL,
          "warn",
          "What the log has: warn, or at info what a run does too, a line each: start, partitions,"
              + " take-over, records of each minute, stop.");
  public static final SettingKey<String> LOG_FORMAT =
      new SettingKey<>(
          "log.format",
          SettingType.LOG_FORMAT,
          "text",
          "How the log is written to standard error: text, or an object of JSON a line.");
  public static final SettingKey<Language> LANG =
      new SettingKey<>(
          "lang", SettingType.LANGUAGE, "zh", "Language of help, messages, names and tables.");
  public static final SettingKey<BigDecimal> PERIOD_MIN_RESPONSE =
      new SettingKey<>(
          "period.min-response",
          SettingType.PART,
          "0.5",
          "Part of the units that have to report, weighed by last year's cumulative, that must have"
              + " reported before a month is shown where none is named.");
  public static final SettingKey<Duration> OPERATION_TIMEOUT =
      new SettingKey<>(
          "operation.timeout",
          SettingType.DURATION,
          "PT60S",
          "Time a command waits for a server before it ends with exit code 3.");
  public static final SettingKey<Integer> INGEST_TRANSACTION_ROWS =
      new SettingKey<>(
          "ingest.transaction.rows",
          SettingType.COUNT,
          "200000",
          "Most rows of a file that ingest makes visible all at once or not at all; a larger file"
              + " becomes visible in steps of so many rows.");
  public static final SettingKey<Duration> INGEST_TRANSACTION_TIMEOUT =
      new SettingKey<>(
          "ingest.transaction.timeout",
          SettingType.DURATION,
          "PT30S",
          "Time after which the brokers roll back what an interrupted ingest has sent; until then"
              + " the pipeline waits for it. Not more than the brokers'"
              + " transaction.max.timeout.ms.");
  public static final SettingKey<Optional<Path>> RELEASE_RULES_FILE =
      new SettingKey<>(
          "release.rules.file",
          SettingType.PATH,
          "",
          "File with the secret rules of disclosure control, which its owner alone may read; for"
              + " the gate and for release preview. Empty = none, but local and demo write one with"
              + " the usual rules in their data directory.");
  public static final SettingKey<String> CONSOLE_HOST =
      new SettingKey<>(
          "console.host",
          SettingType.TEXT,
          "127.0.0.1",
          "Address that the console listens on; another than this machine's own needs TLS.");
  public static final SettingKey<Integer> CONSOLE_PORT =
      new SettingKey<>(
          "console.port", SettingType.PORT, "8090", "Port of the console; 0 = a free one.");
  public static final SettingKey<Optional<Path>> CONSOLE_TLS_KEYSTORE_PATH =
      new SettingKey<>(
          "console.tls.keystore.path",
          SettingType.PATH,
          "",
          "PKCS12 keystore with the console's key and certificate; empty = no TLS.");
  public static final SettingKey<Optional<String>> CONSOLE_TLS_KEYSTORE_PASSWORD =
      new SettingKey<>(
          "console.tls.keystore.password",
          SettingType.OPTIONAL_TEXT,
          "",
          "Password of the console's keystore (secret).");
  public static final SettingKey<Optional<Path>> CONSOLE_TLS_CLIENT_AUTHORITIES =
      new SettingKey<>(
          "console.tls.client.authorities",
          SettingType.PATH,
          "",
          "PEM file of the authorities whose certificates let users in: the common name is that of"
              + " an account; empty = none.");
  public static final SettingKey<List<String>> CONSOLE_PROXY_ADDRESSES =
      new SettingKey<>(
          "console.proxy.addresses",
          SettingType.NAMES,
          "127.0.0.1",
          "Addresses of reverse proxies that may name the user of a request, if they send the"
              + " secret too.");
  public static final SettingKey<Optional<String>> CONSOLE_PROXY_SECRET =
      new SettingKey<>(
          "console.proxy.secret",
          SettingType.OPTIONAL_TEXT,
          "",
          "What such a proxy sends as X-Tongji-Secret beside X-Tongji-User (secret); empty = no"
              + " proxy may.");
  public static final SettingKey<List<String>> CONSOLE_NAMES =
      new SettingKey<>(
          "console.names",
          SettingType.NAMES,
          "",
          "Names, besides localhost and the machine's own, by which browsers ask for the console;"
              + " others are refused. Addresses need none.");
  public static final SettingKey<Optional<Path>> CONSOLE_DIR =
      new SettingKey<>(
          "console.dir",
          SettingType.PATH,
          "",
          "Directory of the console's accounts and jobs, for its owner alone and one console"
              + " alone; needed by console and user, and where board, report, queries and export"
              + " look for a console that answers them. local and demo have it in their data"
              + " directory.");
  public static final SettingKey<Rounding> ROUNDING_MODE =
      new SettingKey<>(
          "rounding.mode",
          SettingType.ROUNDING,
          "HALF_UP",
          "How figures are rounded where they are shown; sums stay exact.");

  private static final List<SettingKey<?>> ALL =
      List.of(
          BOOTSTRAP_SERVERS,
          SCHEMA_REGISTRY_URL,
          TOPIC_PREFIX,
          TOPICS_PARTITIONS,
          TOPICS_REPLICATION_FACTOR,
          CATALOGUE_DIR,
          ZONE,
          COMMIT_INTERVAL,
          STREAM_THREADS,
          STATE_DIR,
          SNAPSHOT_RECORDS,
          INSTANCE_ID,
          SESSION_TIMEOUT,
          HTTP_HOST,
          HTTP_PORT,
          HTTP_TLS_KEYSTORE_PATH,
          HTTP_TLS_KEYSTORE_PASSWORD,
          HTTP_BASIC_AUTH,
          HTTP_NAMES,
          METRICS_PERIODS,
          METRICS_DETAIL_PERIODS,
          METRICS_ACTIVITY_PERIODS,
          METRICS_MEASURES,
          METRICS_ACTIVITY_DEPTH,
          METRICS_INDICATOR_SERIES,
          LOG_LEVEL,
          LOG_FORMAT,
          LANG,
          PERIOD_MIN_RESPONSE,
          OPERATION_TIMEOUT,
          INGEST_TRANSACTION_ROWS,
          INGEST_TRANSACTION_TIMEOUT,
          RELEASE_RULES_FILE,
          CONSOLE_HOST,
          CONSOLE_PORT,
          CONSOLE_TLS_KEYSTORE_PATH,
          CONSOLE_TLS_KEYSTORE_PASSWORD,
          CONSOLE_TLS_CLIENT_AUTHORITIES,
          CONSOLE_PROXY_ADDRESSES,
          CONSOLE_PROXY_SECRET,
          CONSOLE_NAMES,
          CONSOLE_DIR,
          ROUNDING_MODE);

  private Keys() {}

  /** All keys, in the order of the documentation. */
  public static List<SettingKey<?>> all() {
    return ALL;
  }
}
