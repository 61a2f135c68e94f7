package io.tongji.log.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.registry.PoisonRecordException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Dead letters are known again by what was written into their headers. */
final class DeadLetterMarksTest {

  private static final DeadLetter.Source PLACE = new DeadLetter.Source("returns", "2", "17");

  private final DeadLetterMarks marks = new DeadLetterMarks("now");

  @Test
  void aRecordIsMarkedByItsPlaceInItsComputation() {
    marks.add(letter("now", PLACE));

    assertThat(marks.hold(record("returns", 2, 17))).isTrue();
    assertThat(marks.hold(record("returns", 2, 16))).isFalse();
    assertThat(marks.hold(record("returns", 1, 17))).isFalse();
    assertThat(marks.hold(record("register", 2, 17))).isFalse();
  }

  @Test
  void lettersOfOthersSayNothing() {
    marks.add(letter("before", PLACE));
    marks.add(record("dead-letters", 0, 0));

    assertThat(marks.hold(record("returns", 2, 17))).isFalse();
  }

  @Test
  void aLetterThatWasSentAgainIsWhereItStandsNow() {
    ConsumerRecord<byte[], byte[]> again = letter("before", PLACE);
    describe(again, "now", new DeadLetter.Source("returns", "2", "30"));
    marks.add(again);

    assertThat(marks.hold(record("returns", 2, 30))).isTrue();
    assertThat(marks.hold(record("returns", 2, 17))).isFalse();
  }

  @Test
  void aSkipHoldsInEveryComputation() {
    marks.add(skip(PLACE));

    assertThat(marks.hold("returns", 2, 17)).isTrue();
    assertThat(marks.hold("returns", 2, 16)).isFalse();
  }

  @Test
  void nobodyMakesASkipByAHeaderOfTheRecord() {
    ConsumerRecord<byte[], byte[]> forged = skip(PLACE);
    describe(forged, "before", PLACE);
    marks.add(forged);

    assertThat(marks.hold("returns", 2, 17)).isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> skip(DeadLetter.Source source) {
    ConsumerRecord<byte[], byte[]> skip = record("dead-letters", 2, 0);
    DeadLetter.skip(skip.headers(), source, "ops", "it ends the pipeline");
    return skip;
  }

  private static ConsumerRecord<byte[], byte[]> letter(
      String computation, DeadLetter.Source source) {
    ConsumerRecord<byte[], byte[]> letter = record("dead-letters", 2, 0);
    describe(letter, computation, source);
    return letter;
  }

  private static void describe(
      ConsumerRecord<byte[], byte[]> letter, String computation, DeadLetter.Source source) {
    DeadLetter.describe(
        letter.headers(), source, computation, new PoisonRecordException("cut off"));
  }

  private static ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset) {
    return new ConsumerRecord<>(topic, partition, offset, new byte[0], new byte[0]);
  }
}
