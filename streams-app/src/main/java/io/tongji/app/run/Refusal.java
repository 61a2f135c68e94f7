package io.tongji.app.run;

import io.tongji.log.SetupException;
import io.tongji.log.serde.IncompatibleSchemaException;
import io.tongji.log.serde.UnregisteredSchemaException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/**
 * What the servers refuse until somebody changes a setting, a right or a topic: to try again is of
 * no use.
 *
 * @param sentence what is wrong, and what to do
 * @param mayPass whether one broker may say so that has not yet heard of a change
 */
public record Refusal(String sentence, boolean mayPass) {

  private static final String OF_RIGHTS =
      "Kafka refuses us: %s; check the credentials and options under kafka., or ask for the right";

  private static final List<Kind> KINDS =
      List.of(
          new Kind(Refusal::isMisconfiguration, "%s", false),
          new Kind(AuthenticationException.class::isInstance, OF_RIGHTS, true),
          new Kind(AuthorizationException.class::isInstance, OF_RIGHTS, true),
          new Kind(
              MissingSourceTopicException.class::isInstance,
              "a topic that the pipeline reads was deleted; stop all instances and start them"
                  + " again; if ./tongji topics --check names it, it is an input: make it anew,"
                  + " compute all anew (docs/operations.md), and feed again what it held",
              true),
          new Kind(
              FencedInstanceIdException.class::isInstance,
              "another instance has begun under the same instance.id; give each instance one of its"
                  + " own",
              false),
          new Kind(
              RecordTooLargeException.class::isInstance,
              "a record is larger than Kafka takes: %s; raise the max.message.bytes of its topic,"
                  + " which the log names, and kafka.producer.max.request.size if it is set",
              false),
          new Kind(
              Refusal::isTooLongATransaction,
              "the brokers allow no transaction as long as ours; set kafka.transaction.timeout.ms"
                  + " to what they allow (transaction.max.timeout.ms), or have them allow more",
              false),
          new Kind(UnregisteredSchemaException.class::isInstance, "%s", false),
          new Kind(
              IncompatibleSchemaException.class::isInstance,
              "%s; use the version that registered the schemas, or another topic.prefix",
              false));

  private record Kind(Predicate<Throwable> matches, String sentence, boolean mayPass) {

    Refusal of(Throwable refused) {
      return new Refusal(sentence.formatted(withRoot(refused)), mayPass);
    }
  }

  /** The refusal that a failure is, or that lies behind it. */
  public static Optional<Refusal> behind(Throwable failure) {
    return links(failure)
        .flatMap(
            link ->
                KINDS.stream().filter(kind -> kind.matches().test(link)).map(kind -> kind.of(link)))
        .findFirst();
  }

  private static boolean isMisconfiguration(Throwable failure) {
    return failure instanceof SetupException setup && setup.isMisconfiguration();
  }

  /** Of this answer a producer keeps no more than its sentence. */
  private static boolean isTooLongATransaction(Throwable failure) {
    return String.valueOf(failure.getMessage()).contains("transaction.max.timeout.ms");
  }

  /** Kafka's own sentence about TLS does not say what is wrong with it. */
  private static String withRoot(Throwable refused) {
    return refused instanceof AuthenticationException && refused.getCause() != null
        ? refused.getMessage() + " (" + links(refused).reduce(refused, (one, next) -> next) + ")"
        : String.valueOf(refused.getMessage());
  }

  private static Stream<Throwable> links(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
