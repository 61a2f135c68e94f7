package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.read.LiveFigures;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.queries.QueryList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is asked about returns, from their topic to the list of queries, on a broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QueriesIT {

  private static final String PREFIX = "asking";
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private Stand stand;
  private Bureau bureau;
  private Pipeline pipeline;

  @BeforeAll
  void start(@TempDir Path directory) {
    stand = new Stand(directory);
    stand.createTopics(PREFIX);
    bureau = new Bureau(stand, PREFIX);
    pipeline = startPipeline();
  }

  private Pipeline startPipeline() {
    return stand.start(PREFIX);
  }

  @AfterAll
  void stop() {
    pipeline.close();
    bureau.close();
    stand.close();
  }

  @Test
  void aSoftEditAsksUntilItsCauseIsGoneOrExplained() {
    String unit = Papers.enterprise(8);
    bureau.register(unit, "2017-01", Papers.entry("330483104"));
    QueryKey fell = new QueryKey(unit, "output", "2017-03", "YTD_FELL");
    bureau.report("output", unit, "2017-02", Papers.output(20, null));
    bureau.report("output", unit, "2017-03", Papers.output(19, null));
    Query asked = Objects.requireNonNull(queries().get(fell));
    assertThat(asked.getField()).isEqualTo("ytd");
    assertThat(asked.getValue()).isEqualTo(19);
    assertThat(asked.getExpected()).isEqualTo(20);
    assertThat(asked.getMessageEn()).contains("less than the one of the period before");

    pipeline.close();
    bureau.report("output", unit, "2017-02", Papers.output(18, null));
    pipeline = startPipeline();
    assertThat(queries()).as("whoever takes over knows what was asked").containsEntry(fell, null);

    bureau.report("output", unit, "2017-02", Papers.output(21, null));
    assertThat(queries().get(fell)).isNotNull();
    OutputReturn explained = Papers.output(19, null);
    explained.setExplanation("冲减");
    bureau.report("output", unit, "2017-03", explained);
    assertThat(queries()).containsEntry(fell, null);
  }

  @Test
  void aQueryWithoutCauseIsWithdrawnWhoeverAskedIt() throws Exception {
    String unit = Papers.enterprise(9);
    Query groundless = Query.newBuilder().setMessage("旧版的查询").setRemedy("").setScore(2.0).build();
    for (String code : List.of("YTD_FELL", "AN_EDIT_OF_OLD")) {
      QueryKey question = new QueryKey(unit, "output", "2018-03", code);
      bureau.send(new Letter(bureau.topics().queries(), question, groundless));
      assertThat(
              eventually(printed -> printed.containsKey(question) && printed.get(question) == null))
          .containsEntry(question, null);
    }
  }

  @Test
  void anOutlierIsScoredAgainstItsClosedMonthAndWeighedInTheTotal() throws Exception {
    for (int number = 0; number < 20; number++) {
      String unit = Papers.enterprise(100 + number);
      bureau.register(unit, "2018-01", Papers.entry("330483105"));
      bureau.report("output", unit, "2019-05", grown(1_000_000 + 10_000 * number));
    }
    String odd = Papers.enterprise(120);
    bureau.register(odd, "2018-01", Papers.entry("330483105"));
    bureau.report("output", odd, "2019-05", grown(5_000_000));
    QueryKey outlier = new QueryKey(odd, "output", "2019-05", "OUTLIER");
    Query asked = eventually(printed -> isScoredAmongAll(printed.get(outlier))).get(outlier);
    assertThat(isScoredAmongAll(asked)).as("%s", asked).isTrue();
    assertThat(Objects.requireNonNull(asked).getScore()).isGreaterThan(1);
    assertThat(listed()).contains("18.57", "S4 OUTLIER", odd, "5,000,000", "1,100,000");

    bureau.report("output", odd, "2019-05", grown(1_100_000));
    assertThat(eventually(printed -> printed.get(outlier) == null)).containsEntry(outlier, null);
  }

  @Test
  void openQueriesAreCountedOnMetricsBeforeAndAfterARestart() throws Exception {
    String unit = Papers.enterprise(10);
    bureau.register(unit, "2019-01", Papers.entry("330483104"));
    bureau.report("output", unit, "2020-02", Papers.output(20, null));
    bureau.report("output", unit, "2020-03", Papers.output(19, null));
    String fell = "tongji_open_queries{edit=\"YTD_FELL\",form=\"output\"}";
    Await.until(LIMIT, this::counted, numbers -> numbers.containsKey(fell));
    assertThat(Await.until(LIMIT, this::counted, listedNumbers()::equals))
        .containsKey(fell)
        .isEqualTo(listedNumbers());

    pipeline.close();
    pipeline = startPipeline();
    assertThat(counted()).as("known to whoever takes over").isEqualTo(listedNumbers());
    bureau.report("output", unit, "2020-03", Papers.output(20, null));
    assertThat(Await.until(LIMIT, this::counted, now -> listedNumbers().equals(now)))
        .isEqualTo(listedNumbers());
  }

  /** Open queries by form and edit, as they are listed. */
  private Map<String, Integer> listedNumbers() {
    stand.awaitPublished(PREFIX);
    Map<String, Integer> numbers = new HashMap<>();
    for (OpenQuery open : LiveFigures.queries(stand.config(PREFIX), ReadProgress.SILENT)) {
      String series =
          "tongji_open_queries{edit=\"%s\",form=\"%s\"}"
              .formatted(open.query().edit(), open.form().code());
      numbers.merge(series, 1, Integer::sum);
    }
    return numbers;
  }

  private Map<String, Integer> counted() {
    String page = new String(pipeline.metrics().scrape(null), StandardCharsets.UTF_8);
    return page.lines()
        .filter(line -> line.startsWith("tongji_open_queries{"))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(line -> line[0], line -> (int) Double.parseDouble(line[1])));
  }

  /** The median ratio is 1.10, and the weight is by 21 units of 1,000,000. */
  private static boolean isScoredAmongAll(@Nullable Query query) {
    return query != null
        && Objects.equals(query.getExpected(), 1_100_000L)
        && Objects.equals(query.getWeight(), 3_900_000 / 21e6);
  }

  private static OutputReturn grown(long ytd) {
    OutputReturn grown = Papers.output(ytd, null);
    grown.setPriorYtd(1_000_000L);
    return grown;
  }

  private String listed() {
    AtomicBoolean readToTheEnd = new AtomicBoolean();
    List<OpenQuery> open =
        LiveFigures.queries(stand.config(PREFIX), (read, all) -> readToTheEnd.set(read == all));
    assertThat(readToTheEnd).isTrue();
    QueryList.Selection outputs = new QueryList.Selection(Form.OUTPUT, null, 1);
    return String.join("\n", new QueryList(Language.EN).lines(open, outputs));
  }

  private Map<QueryKey, @Nullable Query> eventually(
      Predicate<Map<QueryKey, @Nullable Query>> wanted) throws Exception {
    return Await.until(LIMIT, this::queries, wanted);
  }

  private Map<QueryKey, @Nullable Query> queries() {
    stand.awaitPublished(PREFIX);
    return bureau.latest(bureau.topics().queries(), QueryKey.class, Query.class);
  }
}
