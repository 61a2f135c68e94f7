package io.tongji.bench.contend;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.bench.work.Workload;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The statements in Flink's SQL. */
final class FlinkTables {

  private static final String SOURCE =
      """
      ) WITH ('connector' = 'upsert-kafka', 'topic' = '%s',
        %s, 'scan.bounded.mode' = 'latest-offset',
        'key.format' = 'avro-confluent', %s,
        'value.format' = 'avro-confluent', %s,
        'value.fields-include' = 'EXCEPT_KEY')\
      """;

  private static final String RESULTS =
      """
      CREATE TABLE results (
        `indicator` STRING, area STRING, activity STRING, `period` INT,
        units BIGINT, `total` BIGINT, base BIGINT, last_year BIGINT, growth DOUBLE, nominal DOUBLE,
        PRIMARY KEY (`indicator`, area, activity, `period`) NOT ENFORCED
      ) WITH ('connector' = 'upsert-kafka', 'topic' = '%s',
        %s, 'key.format' = 'json', 'value.format' = 'json')\
      """;

  private static final String CONTRIBUTIONS =
      """
      CREATE TEMPORARY VIEW contributions AS
      SELECT made.`indicator`, made.area, made.activity, made.`period`,
        made.units, made.`total`, made.base, made.last_year
      FROM stated s
      JOIN register r ON s.unit_id = r.unit_id
        AND s.`period` >= r.valid_from AND (r.valid_to IS NULL OR s.`period` <= r.valid_to),
      LATERAL TABLE(cells(s.form, s.`period`, s.amounts,
        ROW(r.kind, r.area, r.industry, r.`groups`, r.frames))) AS made(
        `indicator`, area, activity, `period`, units, `total`, base, last_year)\
      """;

  /**
   * Last year's total is summed beside this year's and not joined, which is to Flink's advantage:
   * it computes a totals view with a table function twice if the view is joined with itself.
   */
  private static final String COMPARED =
      """
      CREATE TEMPORARY VIEW compared AS
      SELECT `indicator`, area, activity, `period`, units, `total`,
        CASE WHEN `indicator` IN (%s) THEN base ELSE last_year END AS base, last_year
      FROM (
        SELECT `indicator`, area, activity, `period`, SUM(units) AS units, SUM(`total`) AS `total`,
          SUM(base) AS base, SUM(last_year) AS last_year
        FROM contributions GROUP BY `indicator`, area, activity, `period`)
      WHERE units > 0\
      """;

  private static final String INSERT =
      """
      INSERT INTO results
      SELECT `indicator`, area, activity, `period`, units, `total`, base, last_year,
        CASE WHEN base > 0 THEN CAST(`total` - base AS DOUBLE) / base END,
        CASE WHEN last_year > 0 THEN CAST(`total` - last_year AS DOUBLE) / last_year END
      FROM compared\
      """;

  private final AppConfig config;
  private final Topics topics;

  FlinkTables(AppConfig config) {
    this.config = config;
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /** Tables and views, in order. */
  List<String> definitions(Catalogue catalogue, String results) {
    List<String> all = new ArrayList<>();
    Workload.FORMS.forEach(form -> all.add(source(form)));
    all.add(register());
    all.add(
        "CREATE TEMPORARY VIEW stated AS "
            + Workload.FORMS.stream().map(this::stated).collect(Collectors.joining(" UNION ALL ")));
    all.add(CONTRIBUTIONS);
    all.add(COMPARED.formatted(restated(catalogue)));
    all.add(RESULTS.formatted(results, kafka()));
    return all;
  }

  /** The statement that runs. */
  String insert() {
    return INSERT;
  }

  private String source(Form form) {
    return "CREATE TABLE returns_"
        + form.code()
        + " (unit_id STRING, `period` STRING, "
        + columns(form, column -> "`" + column.name() + "` BIGINT")
        + ", PRIMARY KEY (unit_id, `period`) NOT ENFORCED"
        + from(topics.returns(form.code()));
  }

  private String register() {
    return "CREATE TABLE register (unit_id STRING, valid_from STRING, kind STRING NOT NULL,"
        + " area STRING NOT NULL, `groups` ARRAY<STRING NOT NULL> NOT NULL,"
        + " industry STRING NOT NULL, frames ARRAY<STRING NOT NULL> NOT NULL, valid_to STRING,"
        + " PRIMARY KEY (unit_id, valid_from) NOT ENFORCED"
        + from(topics.register());
  }

  private String from(String topic) {
    return SOURCE.formatted(topic, kafka(), registry("key"), registry("value"));
  }

  /** The options of a client of Kafka, as those of a table. */
  private String kafka() {
    return config.kafka().entrySet().stream()
        .map(option -> "'properties." + option.getKey() + "' = '" + option.getValue() + "'")
        .collect(Collectors.joining(", "));
  }

  private String registry(String part) {
    String format = "'" + part + ".avro-confluent.";
    return format
        + ("url' = '" + config.registryUrl() + "', " + format)
        + ("basic-auth.credentials-source' = 'USER_INFO', " + format)
        + ("basic-auth.user-info' = '" + config.serde().get("basic.auth.user.info") + "'");
  }

  private String stated(Form form) {
    return "SELECT '%s' AS form, unit_id, `period`, ARRAY[%s] AS amounts FROM returns_%s"
        .formatted(form.code(), columns(form, column -> "`" + column.name() + "`"), form.code());
  }

  private static String columns(Form form, java.util.function.Function<AmountColumn, String> text) {
    return form.amounts().stream().map(text).collect(Collectors.joining(", "));
  }

  private static String restated(Catalogue catalogue) {
    return catalogue.indicators().stream()
        .filter(indicator -> indicator.base() == BaseKind.RESTATED)
        .map(Indicator::code)
        .map(code -> "'" + code + "'")
        .collect(Collectors.joining(", "));
  }
}
