package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.run.Pipeline;
import io.tongji.avro.SourcePosition;
import io.tongji.log.cuts.Published;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that an operator passed over is not there, for all who read the input. */
final class SkipIT {

  private static final String PREFIX = "skip";
  private static final String UNIT = Papers.enterprise(1);
  private static final String MONTH = "2021-06";
  private static final SeriesKey CELL = new SeriesKey(Period.parse(MONTH), "330483", "GIO", "_T");

  @TempDir private Path directory;

  @Test
  void aRecordIsPassedOverBeforeItIsReadAndThenForGood() {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      try (Bureau bureau = new Bureau(stand, PREFIX)) {
        SourcePosition read;
        try (Pipeline pipeline = stand.start(PREFIX)) {
          bureau.register(UNIT, "2020-01", Papers.entry("330483004"));
          read = bureau.report("output", UNIT, MONTH, Papers.output(5, 1));
          assertThatFigureIs(5, stand);
          skip(stand, read, "--reason=x")
              .failsWith(2, "an instance of the pipeline runs", "stop all");
          Stand.assertReady(pipeline);
        }
        SourcePosition bad = bureau.report("output", UNIT, MONTH, Papers.output(500, 2));
        skip(stand, read, "--reason=x").failsWith(2, "has read topic", "hand in a correction");
        refuses(stand, bad);
        CommandEnd done = skip(stand, bad, "--reason=it ends the pipeline");
        assertThat(done.exitCode()).as(done.messages()).isZero();
        assertThat(done.messages()).contains("is passed over");
        assertThat(skip(stand, bad, "--reason=again").messages()).contains("already");
        try (Pipeline pipeline = stand.start(PREFIX)) {
          assertThatFigureIs(5, stand);
          Stand.assertReady(pipeline);
        }
        try (Pipeline pipeline = stand.start(PREFIX)) {
          bureau.report("output", UNIT, MONTH, Papers.output(7, 3));
          assertThatFigureIs(7, stand);
          Stand.assertReady(pipeline);
        }
        assertThat(bureau.read(bureau.topics().deadLetters())).hasSize(1);
        CommandEnd listed = CommandEnd.of(stand.command(PREFIX, "dead-letters", "--lang=en"));
        assertThat(listed.out())
            .contains("passed over by " + System.getProperty("user.name"))
            .contains("it ends the pipeline");
      }
    }
  }

  private static void refuses(Stand stand, SourcePosition bad) {
    SourcePosition behind =
        new SourcePosition(bad.getTopic(), bad.getPartition(), bad.getOffset() + 1000);
    skip(stand, behind, "--reason=x").failsWith(2, "no record stands at topic", "ends before");
    SourcePosition nowhere = new SourcePosition(bad.getTopic(), 99, 0L);
    skip(stand, nowhere, "--reason=x").failsWith(2, "the topic has no such partition");
    SourcePosition other = new SourcePosition(PREFIX + ".returns.outptu", 0, 0L);
    skip(stand, other, "--reason=x").failsWith(2, "is no input", "mean skip.returns.output?");
    skip(stand, bad, "--reason= ").failsWith(2, "the reason has 0 characters");
  }

  private static CommandEnd skip(Stand stand, SourcePosition at, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "skip",
                "--topic=" + at.getTopic(),
                "--partition=" + at.getPartition(),
                "--offset=" + at.getOffset()));
    words.addAll(Arrays.asList(more));
    return CommandEnd.of(stand.command(PREFIX, words.toArray(String[]::new)));
  }

  private static void assertThatFigureIs(long ytd, Stand stand) {
    stand.awaitPublished(PREFIX);
    Published row = Objects.requireNonNull(stand.table(PREFIX).get(CELL));
    assertThat(((Aggregate.OfMonth) row.aggregate()).ytd().total()).isEqualTo(ytd);
    CommandEnd verified = CommandEnd.of(stand.command(PREFIX, "verify"));
    assertThat(verified.exitCode()).as(verified.messages()).isZero();
  }
}
