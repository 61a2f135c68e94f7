package io.tongji.runtime;

import io.tongji.wire.PoisonRecordException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sends bytes that no schema explains to the dead letters and goes on; on any other fault, such as
 * a registry that is away, nothing is skipped.
 */
public final class DeadLetterHandler implements DeserializationExceptionHandler {

  /** Configuration under which a {@link Runnable} is told of each dead letter. */
  static final String COUNTER = "tongji.dead.letter.counter";

  private final LogAndContinueExceptionHandler toDeadLetters = new LogAndContinueExceptionHandler();
  private @Nullable Runnable counter;

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (!isPoison(exception)) {
      return Response.fail();
    }
    Objects.requireNonNull(counter).run();
    return Response.resume(
        toDeadLetters.handleError(context, record, exception).deadLetterQueueRecords().stream()
            .map(letter -> inPartitionOf(record, letter))
            .toList());
  }

  private static ProducerRecord<byte[], byte[]> inPartitionOf(
      ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> letter) {
    return new ProducerRecord<>(
        letter.topic(),
        record.partition(),
        letter.timestamp(),
        letter.key(),
        letter.value(),
        letter.headers());
  }

  private static boolean isPoison(@Nullable Throwable exception) {
    return exception != null
        && (exception instanceof PoisonRecordException || isPoison(exception.getCause()));
  }

  @Override
  public void configure(Map<String, ?> configs) {
    toDeadLetters.configure(configs);
    counter = (Runnable) configs.get(COUNTER);
  }
}
