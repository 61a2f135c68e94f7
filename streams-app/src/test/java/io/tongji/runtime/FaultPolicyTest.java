package io.tongji.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tongji.returns.Target;
import io.tongji.wire.FirstReadings;
import io.tongji.wire.Input;
import io.tongji.wire.PoisonRecordException;
import io.tongji.wire.RegistryUnavailableException;
import io.tongji.wire.SerdeFactory;
import io.tongji.wire.SetupException;
import io.tongji.wire.Topics;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server's fault costs a thread, and the instance only if it lasts; a bug costs the instance. */
final class FaultPolicyTest {

  private static final int BUDGET = 10;

  private final List<Stop> stops = new ArrayList<>();
  private final FaultPolicy policy =
      new FaultPolicy(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), stops::add);

  static Stream<Throwable> faultsOfServers() {
    return Stream.of(
        new NotLeaderOrFollowerException("moved"),
        new KafkaException("the producer failed"),
        new RegistryUnavailableException("no answer", new ConnectException("refused")),
        new UnreachableException("Kafka does not answer", new TimeoutException()),
        new SslAuthenticationException("SSL failed", new SSLHandshakeException("unknown issuer")));
  }

  static Stream<Throwable> bugs() {
    return Stream.of(
        new IllegalStateException("a bug"),
        new KafkaException("wrapped", new ArithmeticException("a bug")),
        new PoisonRecordException("does not decode", new ClassCastException("a bug")));
  }

  @ParameterizedTest
  @MethodSource("faultsOfServers")
  void aFaultOfAServerCostsTheThreadAndThenIsTheServers(Throwable fault) {
    for (int times = 0; times < BUDGET; times++) {
      assertThat(policy.handle(new StreamsException("in a task", fault))).isEqualTo(REPLACE_THREAD);
    }
    assertThat(stops).isEmpty();

    assertThat(policy.handle(new StreamsException("in a task", fault))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).extracting(Stop::cause).containsExactly(Stop.Cause.SERVERS);
    assertThat(stops.get(0).reason()).contains(fault.getMessage());
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugStopsThePipelineAtOnce(Throwable bug) {
    assertThat(policy.handle(new StreamsException("in a task", bug))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).extracting(Stop::cause).containsExactly(Stop.Cause.BUG);
    assertThat(stops.get(0).reason()).endsWith("a bug");
  }

  @Test
  void aRegistryWithoutTheSchemasOfWhatStandsStopsThePipelineAtOnceAsTheUsersMatter() {
    SetupException lost = unreadable();

    assertThat(policy.handle(new StreamsException("in a task", lost))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops)
        .containsExactly(new Stop(Stop.Cause.SETTING, String.valueOf(lost.getMessage())));
  }

  @Test
  void whatATaskFoundOutStopsThePipelineForItsReason() {
    Stop superseded = new Stop(Stop.Cause.SETTING, "another catalogue came into force");

    assertThat(policy.handle(new StreamsException("in a task", new StoppedException(superseded))))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).containsExactly(superseded);
  }

  /**
   * As it is thrown: a KafkaException without a cause lies behind it, as behind a server's fault.
   */
  private static SetupException unreadable() {
    Input<Target> targets =
        Input.targets(
            new Topics("t"), new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")));
    ConsumerRecord<byte[], byte[]> damaged =
        new ConsumerRecord<>(targets.topic(), 0, 7, new byte[] {1}, new byte[] {1});
    return catchThrowableOfType(SetupException.class, () -> targets.readAgain(damaged, decoded()));
  }

  private static FirstReadings decoded() {
    return new FirstReadings() {
      @Override
      public Outcome of(ConsumerRecord<byte[], byte[]> record) {
        return Outcome.DECODED;
      }

      @Override
      public String computation() {
        return "";
      }
    };
  }

  @Test
  void whatLiesBehindAFaultIsToldToo() {
    SSLHandshakeException issuer = new SSLHandshakeException("unknown issuer");
    for (int times = 0; times <= BUDGET; times++) {
      policy.handle(new SslAuthenticationException("SSL failed", issuer));
    }
    assertThat(stops.get(0).reason()).contains("SSL failed", "unknown issuer");
  }
}
