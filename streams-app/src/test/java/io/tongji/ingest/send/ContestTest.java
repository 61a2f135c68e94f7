package io.tongji.ingest.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row without a revision gives way to one with a revision only if that one is in force. */
final class ContestTest {

  /** Rows of one key: left out (-), sent and in force (+), sent and overruled (x). */
  @ParameterizedTest
  @CsvSource({"-+,0,", "-x,,0", "--x,0,1", "-+x,0,", "-x+,0,", "-+-x,0,2", "+-x,,1", "x-+,1,"})
  void aRowIsOpenUnlessALaterOneStands(String rows, String superseded, String open) {
    Contest contest = new Contest();
    for (int line = 0; line < rows.length(); line++) {
      enter(contest, "a", rows.charAt(line), line);
    }
    enter(contest, "b", '+', rows.length());

    Contest.Outcome outcome = contest.settle(true);

    assertThat(outcome.superseded()).isEqualTo(origins(superseded));
    assertThat(outcome.open()).isEqualTo(origins(open));
  }

  @Test
  void withoutAJudgementNobodyKnows() {
    Contest contest = new Contest();
    enter(contest, "a", '-', 0);
    enter(contest, "a", '+', 1);

    assertThat(contest.settle(false).open()).containsExactly(new Origin(0, 0));
  }

  private static void enter(Contest contest, String key, char what, int line) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    Origin origin = new Origin(0, line);
    if (what == '-') {
      contest.leaveOut(bytes, origin);
    } else {
      contest.follow(bytes, origin);
    }
    if (what == 'x') {
      contest.overrule(origin);
    }
  }

  private static List<Origin> origins(String lines) {
    return lines == null
        ? List.of()
        : Stream.of(lines.split(" ")).map(line -> new Origin(0, Long.parseLong(line))).toList();
  }
}
