package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import io.tongji.failure.Failure.Kind;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.RegistryUnavailableException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** What the exceptions of Kafka, of the registry and of Java mean to the user: one table. */
public final class KnownFailures {

  /** What the user has to put right: these go before all that servers do. */
  private static final List<KnownFailure> SETTINGS =
      List.of(
          mayPass(
              AuthenticationException.class,
              "Kafka refuses us: %s",
              "check the credentials and options under kafka., or ask for the right"),
          mayPass(
              AuthorizationException.class,
              "Kafka refuses us: %s",
              "check the credentials and options under kafka., or ask for the right"),
          mayPass(
              UnknownTopicOrPartitionException.class,
              "there is no such topic: %s",
              "run ./tongji topics with the same settings"),
          mayPass(
              MissingSourceTopicException.class,
              "a topic that the pipeline reads was deleted",
              "stop all instances and start them again; if ./tongji topics --check names it, it is"
                  + " an input: make it anew, compute all anew (docs/operations.md), and feed again"
                  + " what it held"),
          // A member that asks again, since the coordinator's answer was lost, is refused so, too.
          mayPass(
              FencedInstanceIdException.class,
              "another instance has begun under the same instance.id",
              "give each instance one of its own"),
          ofTheUser(
              RecordTooLargeException.class,
              "a record is larger than Kafka takes: %s",
              "shorten the row that it is made from, or raise the max.message.bytes of its topic,"
                  + " which the log names, and kafka.max.request.size"),
          ofTheUser(
              InvalidReplicationFactorException.class,
              "%s",
              "the replication factor must not exceed the number of brokers"),
          ofTheUser(InvalidTopicException.class, "%s", "choose another topic.prefix"),
          new KnownFailure(
              KnownFailures::isFromTheFuture,
              Kind.SETTING,
              false,
              "this machine's clock is ahead of the brokers', or theirs are behind: %s",
              "have a time service set the clocks, and start again"),
          ofTheUser(
              InvalidConfigurationException.class, "%s", "look at the brokers' configuration"),
          ofTheUser(PolicyViolationException.class, "%s", "ask those who run the brokers"),
          new KnownFailure(
              KnownFailures::isTooLongATransaction,
              Kind.SETTING,
              false,
              "the brokers allow no transaction as long as ours",
              "lower kafka.transaction.timeout.ms, or ingest.transaction.timeout if it is ingest"
                  + " that fails, to what they allow (transaction.max.timeout.ms), or have them"
                  + " allow more"));

  /**
   * What servers do. Kafka Streams wraps mistakes of the program in a KafkaException too, so one of
   * those counts only if nothing lies behind it.
   */
  private static final List<KnownFailure> OUTAGES =
      List.of(
          server(
              RegistryUnavailableException.class::isInstance,
              "%s",
              "start the schema registry, or correct its address and credentials"),
          server(
              KnownFailures::isSilence,
              "a server cannot be reached: %s",
              "check bootstrap.servers and schema.registry.url"),
          server(
              KnownFailures::isUnfinishedTransaction,
              "Kafka did not end a transaction in time: %s",
              "look at the brokers' log"),
          server(InterruptException.class::isInstance, "interrupted while Kafka was asked: %s", ""),
          server(ApiException.class::isInstance, "Kafka failed: %s", "look at the brokers' log"),
          server(
              failure -> failure instanceof KafkaException && failure.getCause() == null,
              "Kafka failed: %s",
              "look at the brokers' log"));

  /**
   * A row of the table.
   *
   * @param problem with a place for the words of the exception
   */
  private record KnownFailure(
      Predicate<Throwable> matches, Kind kind, boolean mayPass, String problem, String remedy) {

    Optional<Failure> of(Throwable exception) {
      if (!matches.test(exception)) {
        return Optional.empty();
      }
      Failure failure =
          Failure.of(kind, problem.formatted(words(exception)), remedy).from(exception);
      return Optional.of(mayPass ? failure.thatMayPass() : failure);
    }
  }

  private KnownFailures() {}

  /**
   * What an exception means to the user: the failure that it is or that lies behind it, or else
   * what the table says of it and of what lies behind it. What is in no row is a bug.
   */
  public static Failure of(Throwable exception) {
    return Failure.in(exception)
        .or(() -> find(SETTINGS, exception))
        .or(() -> shortage(exception))
        .or(() -> find(OUTAGES, exception))
        .orElseGet(() -> Failure.bug(root(exception).toString()).from(exception));
  }

  /** Memory may have run out in another thread, and this one heard of it. */
  private static Optional<Failure> shortage(Throwable exception) {
    return Failure.causes(exception)
        .filter(OutOfMemoryError.class::isInstance)
        .findFirst()
        .map(Failure::outOfMemory);
  }

  private static Optional<Failure> find(List<KnownFailure> rows, Throwable exception) {
    return Failure.causes(exception)
        .flatMap(cause -> rows.stream().flatMap(row -> row.of(cause).stream()))
        .findFirst();
  }

  /**
   * A record that was decoded before, and cannot be any more.
   *
   * @param why it cannot
   */
  public static Failure lostSchema(
      String topic, int partition, long offset, PoisonRecordException why) {
    return Failure.setting(
            "topic %s partition %d offset %d was read before, and cannot be decoded any more: %s"
                .formatted(topic, partition, offset, why.getMessage()),
            "set schema.registry.url to the registry that has its schema, or give this one back the"
                + " schemas that it had (docs/runbooks/dead-letters.md)")
        .from(why);
  }

  private static KnownFailure ofTheUser(Class<?> type, String problem, String remedy) {
    return new KnownFailure(type::isInstance, Kind.SETTING, false, problem, remedy);
  }

  /** What one broker may say that has not yet heard of a change. */
  private static KnownFailure mayPass(Class<?> type, String problem, String remedy) {
    return new KnownFailure(type::isInstance, Kind.SETTING, true, problem, remedy);
  }

  private static KnownFailure server(Predicate<Throwable> matches, String problem, String remedy) {
    return new KnownFailure(
        matches.and(cause -> !(cause instanceof SerializationException)),
        Kind.SERVER,
        true,
        problem,
        remedy);
  }

  private static boolean isSilence(Throwable failure) {
    return Stream.of(TimeoutException.class, ConnectException.class, HttpTimeoutException.class)
        .anyMatch(type -> type.isInstance(failure));
  }

  /** True if brokers refuse the timeout of transactions: the producer keeps only a sentence. */
  private static boolean isTooLongATransaction(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("transaction.max.timeout.ms");
  }

  /** What a producer says of every call after one that it ought to repeat, and never will. */
  private static boolean isUnfinishedTransaction(Throwable failure) {
    return failure instanceof IllegalStateException
        && String.valueOf(failure.getMessage()).endsWith("timed out and must be retried");
  }

  /** Brokers take no record from more than an hour ahead, and say so by two exceptions. */
  private static boolean isFromTheFuture(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("The timestamp should be within");
  }

  /** Its message, and what lies behind it all: about TLS, Kafka's own message says nothing. */
  private static String words(Throwable exception) {
    Throwable root = root(exception);
    String own = exception.getMessage();
    String first = own == null ? exception.getClass().getSimpleName() : own;
    String last = String.valueOf(root.getMessage());
    return root.getMessage() == null || first.contains(last) ? first : first + " (" + root + ")";
  }

  private static Throwable root(Throwable exception) {
    return Failure.causes(exception).reduce(exception, (outer, inner) -> inner);
  }
}
