package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.Query;
import io.tongji.avro.QueryKey;
import io.tongji.avro.RegisterEntry;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.TargetKey;
import io.tongji.avro.Verdict;
import io.tongji.log.topics.Partitioning;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a unit's returns from their topic to the live aggregates, story by story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StoriesIT {

  private static final String PREFIX = "stories";
  private static final String COUNTY = "330483";

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
  void aReturnOfAnUnknownUnitIsAskedAboutUntilTheRegisterKnowsIt() {
    String unit = Papers.enterprise(1);
    QueryKey question = new QueryKey(unit, "output", "2011-05", "NOT_IN_REGISTER");
    bureau.report("output", unit, "2011-05", Papers.output(11, null));
    assertThat(queries().get(question)).isNotNull();
    assertThat(bureau.partitions(bureau.topics().queries(), QueryKey.class))
        .containsEntry(question, Partitioning.partition(unit, Stand.PARTITIONS));
    assertThat(live().keySet()).noneMatch(key -> key.getTIMEPERIOD().startsWith("2011"));

    bureau.register(unit, "2010-01", Papers.entry("330483001"));
    assertThat(queries()).containsEntry(question, null);
    assertThat(standing("330483001", "2011-05").getYTD()).isEqualTo(11);

    RegisterEntry withdrawn = Papers.entry("330483001");
    withdrawn.setWithdrawn(true);
    bureau.register(unit, "2010-01", withdrawn);
    assertThat(queries().get(question)).isNotNull();
    assertThat(live()).containsEntry(key("330483001", "_T", "2011-05"), null);
  }

  @Test
  void aReturnOfAUnitOfTheOtherKindIsAskedAboutUntilTheRegisterIsCorrected() {
    String unit = Papers.enterprise(17);
    QueryKey question = new QueryKey(unit, "output", "2010-05", "OTHER_KIND");
    RegisterEntry project = Papers.entry("330483001");
    project.setKind("project");
    bureau.register(unit, "2010-01", project);
    bureau.report("output", unit, "2010-05", Papers.output(13, null));
    assertThat(queries().get(question)).isNotNull();
    assertThat(live().keySet()).noneMatch(key -> key.getTIMEPERIOD().startsWith("2010"));

    bureau.register(unit, "2010-01", Papers.entry("330483001"));
    assertThat(queries()).containsEntry(question, null);
    assertThat(standing("330483001", "2010-05").getYTD()).isEqualTo(13);
  }

  @Test
  void aMovedUnitLeavesOneCellAndEntersTheOtherInTheSameCut() {
    String mover = Papers.enterprise(2);
    String neighbour = Papers.enterprise(3);
    RegisterEntry weaver = Papers.entry("330483003");
    weaver.setIndustry("1711");
    bureau.register(mover, "2012-01", Papers.entry("330483003"));
    bureau.register(neighbour, "2012-01", weaver);
    bureau.report("output", mover, "2012-05", Papers.output(20, null));
    bureau.report("output", neighbour, "2012-05", Papers.output(10, null));
    int before = output().size();

    bureau.register(mover, "2012-01", Papers.entry("330483004"));

    List<Bureau.Printed<AggregateKey, Aggregate>> move = output().subList(before, output().size());
    assertThat(move.stream().map(Bureau.Printed::value).filter(Objects::nonNull))
        .extracting(Aggregate::getCUT)
        .as("one cut")
        .isNotEmpty()
        .containsOnly(cutOf("330483004", "2012-05"));
    assertThat(standing("330483003", "2012-05").getYTD()).isEqualTo(10);
    assertThat(standing("330483004", "2012-05").getYTD()).isEqualTo(20);
    assertThat(standing(COUNTY, "2012-05").getYTD()).isEqualTo(30);
    assertThat(move).contains(new Bureau.Printed<>(key("330483003", "C39", "2012-05"), null));
    assertThat(Objects.requireNonNull(move.get(0)).value()).as("withdrawals last").isNotNull();
  }

  @Test
  void completionAndScheduleGapFollowTheTargetInForce() {
    String unit = Papers.enterprise(4);
    bureau.register(unit, "2013-01", Papers.entry("330483100"));
    bureau.report("output", unit, "2013-06", Papers.output(60, null));
    TargetKey year = new TargetKey("GIO", "330483100", 2013);
    bureau.target(year, Papers.target(100L, 1));
    assertThat(standing("330483100", "2013-06").getCOMPLETION()).isEqualTo(0.6);
    assertThat(standing("330483100", "2013-06").getSCHEDGAP()).isEqualTo(0.1);

    bureau.target(year, Papers.target(120L, 3));
    bureau.target(year, Papers.target(99L, 2));
    assertThat(standing("330483100", "2013-06").getTARGET()).isEqualTo(120);
    assertThat(standing("330483100", "2013-06").getCOMPLETION()).isEqualTo(0.5);

    bureau.target(year, Papers.target(null, 4));
    assertThat(standing("330483100", "2013-06").getTARGET()).isNull();
    assertThat(standing("330483100", "2013-06").getCOMPLETION()).isNull();
  }

  @Test
  void aWithdrawnReturnTakesItsAggregatesBackUntilAHigherRevision() {
    String unit = Papers.enterprise(5);
    bureau.register(unit, "2014-01", Papers.entry("330483101"));
    bureau.report("output", unit, "2014-12", Papers.output(14, 1));
    assertThat(standing("330483101", "2014-12").getYTD()).isEqualTo(14);
    assertThat(standing("330483101", "2014").getV()).isEqualTo(14);

    bureau.report("output", unit, "2014-12", Papers.withdrawnOutput(2));
    assertThat(live())
        .containsEntry(key("330483101", "_T", "2014-12"), null)
        .containsEntry(key("330483101", "C39", "2014-12"), null)
        .containsEntry(key("330483101", "_T", "2014"), null)
        .containsEntry(key(COUNTY, "_T", "2014-12"), null);

    bureau.report("output", unit, "2014-12", Papers.output(15, 3));
    assertThat(standing("330483101", "2014-12").getYTD()).isEqualTo(15);
  }

  @Test
  void aReturnWithoutRevisionSupersedesWhatStandsUnlessItSaysTheSame() {
    String unit = Papers.enterprise(6);
    bureau.register(unit, "2015-01", Papers.entry("330483102"));
    bureau.report("output", unit, "2015-05", Papers.output(5, 7));
    bureau.report("output", unit, "2015-05", Papers.output(6, null));
    SourcePosition repeated = bureau.report("output", unit, "2015-05", Papers.output(6, null));
    SourcePosition late = bureau.report("output", unit, "2015-05", Papers.output(9, 7));

    assertThat(standing("330483102", "2015-05").getYTD()).isEqualTo(6);
    assertThat(result(repeated)).isEqualTo("duplicate");
    assertThat(result(late)).isEqualTo("stale");
  }

  @Test
  void aRestartedPipelineKnowsEveryRevisionAndGoesOnCountingCuts() {
    String unit = Papers.enterprise(7);
    bureau.register(unit, "2016-01", Papers.entry("330483103"));
    bureau.report("output", unit, "2016-05", Papers.output(16, 2));
    long cut = cutOf("330483103", "2016-05");

    pipeline.close();
    SourcePosition again = bureau.report("output", unit, "2016-05", Papers.output(16, 2));
    bureau.report("output", unit, "2016-06", Papers.output(19, 1));
    pipeline = startPipeline();

    assertThat(standing("330483103", "2016-06").getM()).isEqualTo(3);
    assertThat(cutOf("330483103", "2016-06")).isEqualTo(cut + 1);
    assertThat(result(again)).isEqualTo("duplicate");
  }

  @Test
  void theFirstAndTheLastPeriodThatMayBeWrittenSurviveARestart() {
    String unit = Papers.enterprise(8);
    RegisterEntry toTheLast = Papers.entry("330483104");
    toTheLast.setValidTo("2999-12");
    bureau.register(unit, "1900-01", toTheLast);
    bureau.report("output", unit, "1900-02", Papers.output(19, null));
    bureau.report("output", unit, "2019-12", Papers.output(29, null));
    SourcePosition future = bureau.report("output", unit, "2999-12", Papers.output(29, null));
    SourcePosition late = bureau.report("output", unit, "3000-02", Papers.output(30, null));
    SourcePosition early = bureau.report("output", unit, "1899-12", Papers.output(18, null));
    assertThat(standing("330483104", "2019-12").getYTD()).isEqualTo(29);

    pipeline.close();
    bureau.report("output", unit, "2019-12", Papers.output(31, null));
    pipeline = startPipeline();

    assertThat(standing("330483104", "1900-02").getYTD()).isEqualTo(19);
    assertThat(standing("330483104", "2019-12").getYTD()).isEqualTo(31);
    assertThat(List.of(result(late), result(early), result(future))).containsOnly("rejected");
  }

  private static AggregateKey key(String area, String activity, String period) {
    return new AggregateKey(period.length() == 4 ? "A" : "M", area, "GIO", activity, period);
  }

  private Aggregate standing(String area, String period) {
    return Objects.requireNonNull(live().get(key(area, "_T", period)), area + " " + period);
  }

  private long cutOf(String area, String period) {
    return standing(area, period).getCUT();
  }

  private Map<AggregateKey, @Nullable Aggregate> live() {
    stand.awaitPublished(PREFIX);
    return bureau.latest(bureau.topics().live(), AggregateKey.class, Aggregate.class);
  }

  private List<Bureau.Printed<AggregateKey, Aggregate>> output() {
    stand.awaitPublished(PREFIX);
    return bureau.records(bureau.topics().live(), AggregateKey.class, Aggregate.class).stream()
        .filter(record -> record.key().getINDICATOR().equals("GIO"))
        .toList();
  }

  private Map<QueryKey, @Nullable Query> queries() {
    stand.awaitPublished(PREFIX);
    return bureau.latest(bureau.topics().queries(), QueryKey.class, Query.class);
  }

  private String result(SourcePosition at) {
    stand.awaitPublished(PREFIX);
    return Objects.requireNonNull(
            bureau.latest(bureau.topics().verdicts(), SourcePosition.class, Verdict.class).get(at))
        .getResult();
  }
}
