package io.tongji.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which answers of brokers tell a writer that its transaction is gone, and no other. */
class RolledBackTest {

  @ParameterizedTest
  @EnumSource(
      value = Errors.class,
      names = {
        "PRODUCER_FENCED",
        "INVALID_PRODUCER_EPOCH",
        "INVALID_PRODUCER_ID_MAPPING",
        "UNKNOWN_PRODUCER_ID",
        "TRANSACTION_ABORTABLE",
        "INVALID_TXN_STATE"
      })
  void aWriterThatIsLostMayBeginAgain(Errors answer) {
    assertThat(RolledBack.isBehind(answer.exception())).isTrue();
    assertThat(RolledBack.isBehind(new KafkaException("wrapped", answer.exception()))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Errors.class,
      mode = Mode.EXCLUDE,
      names = {
        "NONE",
        "PRODUCER_FENCED",
        "INVALID_PRODUCER_EPOCH",
        "INVALID_PRODUCER_ID_MAPPING",
        "UNKNOWN_PRODUCER_ID",
        "TRANSACTION_ABORTABLE",
        "INVALID_TXN_STATE"
      })
  void noOtherAnswerSaysSo(Errors answer) {
    assertThat(RolledBack.isBehind(new KafkaException("wrapped", answer.exception()))).isFalse();
  }
}
