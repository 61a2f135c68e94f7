package io.tongji.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CompactBytesTest {

  @Test
  void numbersComeBackWhateverTheirSizeAndSign() {
    long[] numbers =
        LongStream.concat(
                LongStream.of(0, 1, -1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE),
                new Random(20230101).longs(10_000).map(number -> number >> (number & 63)))
            .toArray();
    CompactBytes.Writer writer = new CompactBytes.Writer();
    for (long number : numbers) {
      writer.number(number);
    }

    CompactBytes.Reader reader = new CompactBytes.Reader(writer.bytes());

    for (long number : numbers) {
      assertThat(reader.number()).isEqualTo(number);
    }
    assertThat(reader.hasMore()).isFalse();
  }

  /** Kafka's own varints had this form: what an earlier build has written stays legible. */
  @Test
  void numbersAreZigzagVarints() {
    assertThat(new CompactBytes.Writer().number(-1).number(1).number(-64).bytes())
        .containsExactly(1, 2, 127);
    assertThat(new CompactBytes.Writer().number(64).bytes()).containsExactly(0x80, 1);
    assertThat(new CompactBytes.Writer().number(Long.MIN_VALUE).bytes())
        .containsExactly(-1, -1, -1, -1, -1, -1, -1, -1, -1, 1);
  }

  @Test
  void textsComeBackWithWhatFollowsThem() {
    String longer = "嘉善县统计局".repeat(100);
    byte[] bytes =
        new CompactBytes.Writer().text("").text(longer).append(new byte[] {2}).text("x").bytes();

    CompactBytes.Reader reader = new CompactBytes.Reader(bytes);

    assertThat(reader.text()).isEmpty();
    assertThat(reader.text()).isEqualTo(longer);
    assertThat(reader.number()).isEqualTo(1);
    assertThat(reader.text()).isEqualTo("x");
  }

  @Test
  void aWriterStartsAnewAfterItIsCleared() {
    CompactBytes.Writer writer = new CompactBytes.Writer().number(5);
    assertThat(writer.size()).isEqualTo(1);

    writer.clear();

    assertThat(writer.size()).isZero();
    assertThat(writer.number(6).bytes()).containsExactly(12);
  }

  @Test
  void brokenBytesAreRefused() {
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};

    assertThatThrownBy(new CompactBytes.Reader(endless)::number)
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(new CompactBytes.Reader(new byte[] {-1})::number)
        .isInstanceOf(BufferUnderflowException.class);
  }
}
