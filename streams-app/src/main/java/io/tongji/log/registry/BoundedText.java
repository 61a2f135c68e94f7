package io.tongji.log.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** The text of an answer over HTTP, which fails when there is more of it than a registry has. */
final class BoundedText implements BodySubscriber<String> {

  /** Bytes; Confluent's registry takes no schema above 1 MiB, ours have a few thousand. */
  static final int LARGEST = 4 * 1024 * 1024;

  private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private @Nullable Subscription subscription;
  private long read;

  @Override
  public CompletionStage<String> getBody() {
    return text.getBody();
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    text.onSubscribe(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    read += bytes.stream().mapToLong(ByteBuffer::remaining).sum();
    if (read <= LARGEST) {
      text.onNext(bytes);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      text.onError(new IOException("the answer is larger than %,d bytes".formatted(LARGEST)));
    }
  }

  @Override
  public void onError(Throwable failure) {
    text.onError(failure);
  }

  @Override
  public void onComplete() {
    text.onComplete();
  }
}
