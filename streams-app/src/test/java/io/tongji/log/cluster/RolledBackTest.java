package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which answers of brokers mean to a writer that its transaction is gone, and no other. */
class RolledBackTest {

  private static final Set<Errors> GONE =
      EnumSet.of(
          Errors.PRODUCER_FENCED,
          Errors.INVALID_PRODUCER_EPOCH,
          Errors.INVALID_PRODUCER_ID_MAPPING,
          Errors.UNKNOWN_PRODUCER_ID,
          Errors.TRANSACTION_ABORTABLE,
          Errors.INVALID_TXN_STATE);

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
  void theseMeanThatTheWriterIsLostAndNoOther(Errors answer) {
    assertThat(RolledBack.isBehind(answer.exception())).isEqualTo(GONE.contains(answer));
    assertThat(RolledBack.isBehind(new KafkaException("wrapped", answer.exception())))
        .isEqualTo(GONE.contains(answer));
  }
}
