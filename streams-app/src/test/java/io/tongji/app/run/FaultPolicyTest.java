package io.tongji.app.run;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.RegistryUnavailableException;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import io.tongji.returns.Target;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server's fault costs a thread, and the instance only if it lasts; a bug costs the instance. */
final class FaultPolicyTest {

  private static final int BUDGET = 10;

  private final List<Failure> stops = new ArrayList<>();
  private final FaultPolicy policy =
      new FaultPolicy(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), stops::add);

  static Stream<Throwable> faultsOfServers() {
    return Stream.of(
        new NotLeaderOrFollowerException("moved"),
        new KafkaException("the producer failed"),
        new IllegalStateException(
            "Cannot attempt operation `send` because the previous call to `commitTransaction` timed"
                + " out and must be retried"),
        new RegistryUnavailableException("no answer", new ConnectException("refused")),
        Failure.server("Kafka does not answer").from(new TimeoutException()));
  }

  static Stream<Arguments> refusalsThatMayPass() {
    return Stream.of(
        Arguments.of(new FencedInstanceIdException("fenced"), "give each instance one of its own"),
        Arguments.of(new TopicAuthorizationException("not this topic"), "not this topic; check"),
        Arguments.of(GroupAuthorizationException.forGroupId("g"), "group: g; check the cred"),
        Arguments.of(new TransactionalIdAuthorizationException("not so"), "or ask for the right"),
        Arguments.of(
            KnownFailures.of(
                new ExecutionException(new TopicAuthorizationException("not this topic"))),
            "Kafka refuses us: not this topic; check the credentials"),
        Arguments.of(
            new SslAuthenticationException("SSL failed", new SSLHandshakeException("issuer")),
            "SSL failed (javax.net.ssl.SSLHandshakeException: issuer); check the credentials"),
        Arguments.of(
            new MissingSourceTopicException("One or more source topics were missing"),
            "a topic that the pipeline reads was deleted; stop all instances and start them"
                + " again"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(new RecordTooLargeException("20 MiB"), "20 MiB; shorten the row"),
        Arguments.of(
            new InvalidRecordException(
                "Timestamp 9 of message with offset 0 is out of range. The timestamp should be"
                    + " within [1, 5]"),
            "this machine's clock is ahead of the brokers', or theirs are behind: Timestamp 9"),
        Arguments.of(
            new KafkaException("Unexpected error; " + Errors.INVALID_TRANSACTION_TIMEOUT.message()),
            "lower kafka.transaction.timeout.ms, or"),
        Arguments.of(
            Errors.INVALID_TRANSACTION_TIMEOUT.exception(), "lower kafka.transaction.timeout.ms"),
        Arguments.of(
            Failure.setting("the registry refuses the schema: a field is gone", "use the version"),
            "a field is gone; use the version"));
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
    assertThat(stops).extracting(Failure::kind).containsExactly(Failure.Kind.SERVER);
    assertThat(stops.get(0).sentence()).contains(fault.getMessage());
  }

  @ParameterizedTest
  @MethodSource("refusalsThatMayPass")
  void aRefusalThatOneBrokerMaySayTooLongCostsTheThreadAndThenIsTheUsers(
      Throwable refused, String remedy) {
    for (int times = 0; times < BUDGET; times++) {
      assertThat(policy.handle(new StreamsException("in a task", refused)))
          .isEqualTo(REPLACE_THREAD);
    }
    assertThat(stops).isEmpty();

    assertThat(policy.handle(new StreamsException("in a task", refused)))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).extracting(Failure::kind).containsExactly(Failure.Kind.SETTING);
    assertThat(stops.get(0).sentence()).contains(remedy);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalThatDoesNotPassStopsThePipelineAtOnceAsTheUsersMatter(
      Throwable refused, String remedy) {
    assertThat(policy.handle(new StreamsException("in a task", refused)))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).extracting(Failure::kind).containsExactly(Failure.Kind.SETTING);
    assertThat(stops.get(0).sentence()).contains(remedy).doesNotContain("Exception");
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void aBugStopsThePipelineAtOnce(Throwable bug) {
    assertThat(policy.handle(new StreamsException("in a task", bug))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).extracting(Failure::kind).containsExactly(Failure.Kind.BUG);
    assertThat(stops.get(0).sentence()).endsWith("a bug");
  }

  @Test
  void aRegistryWithoutTheSchemasOfWhatStandsStopsThePipelineAtOnceAsTheUsersMatter() {
    Failure lost = unreadable();

    assertThat(policy.handle(new StreamsException("in a task", lost))).isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).containsExactly(lost);
  }

  @Test
  void whatATaskFoundOutStopsThePipelineForItsReason() {
    Failure superseded = Failure.setting("another catalogue came into force");

    assertThat(policy.handle(new StreamsException("in a task", superseded)))
        .isEqualTo(SHUTDOWN_CLIENT);
    assertThat(stops).containsExactly(superseded);
  }

  /**
   * As it is thrown: a KafkaException without a cause lies behind it, as behind a server's fault.
   */
  private static Failure unreadable() {
    Input<Target> targets =
        Input.targets(
            new Topics("t"), new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")));
    ConsumerRecord<byte[], byte[]> damaged =
        new ConsumerRecord<>(targets.topic(), 0, 7, new byte[] {1}, new byte[] {1});
    return catchThrowableOfType(Failure.class, () -> targets.readAgain(damaged, decoded()));
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
  void whatLiesBehindAFaultIsReportedToo() {
    ConnectException refused = new ConnectException("connection refused");
    for (int times = 0; times <= BUDGET; times++) {
      policy.handle(new RegistryUnavailableException("no answer", refused));
    }
    assertThat(stops.get(0).sentence()).contains("no answer", "connection refused");
  }
}
