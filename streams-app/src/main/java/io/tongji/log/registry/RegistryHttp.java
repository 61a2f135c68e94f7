package io.tongji.log.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Puts a question to the registries in turn until one of them gives a proper answer. */
final class RegistryHttp {
  private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RegistryConfig config;
  private final HttpClient client;

  /** The endpoint that answered last, so that one that is away is not asked first each time. */
  private volatile int preferred;

  RegistryHttp(RegistryConfig config) {
    this.config = config;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            .build();
  }

  RegistryReply ask(String method, String path, @Nullable JsonNode body) {
    String text = body == null ? null : body.toString();
    for (int retry = 0; ; retry++) {
      try {
        return askEach(method, path, text);
      } catch (RegistryFault fault) {
        if (fault.isFinal() || retry >= config.retry().retries()) {
          throw new RegistryUnavailableException(String.valueOf(fault.getMessage()), fault);
        }
        pause(config.retry().pauseBefore(retry));
      }
    }
  }

  private RegistryReply askEach(String method, String path, @Nullable String body)
      throws RegistryFault {
    int count = config.endpoints().size();
    int first = preferred;
    RegistryFault last = null;
    for (int i = 0; i < count; i++) {
      int index = (first + i) % count;
      try {
        RegistryReply reply = askOne(config.endpoints().get(index), method, path, body);
        preferred = index;
        return reply;
      } catch (RegistryFault fault) {
        last = fault;
      }
    }
    throw last == null ? new RegistryFault("no registry is configured", true, null) : last;
  }

  private RegistryReply askOne(
      RegistryEndpoint endpoint, String method, String path, @Nullable String body)
      throws RegistryFault {
    HttpRequest.Builder request =
        endpoint
            .request(path)
            .header("Accept", MEDIA_TYPE + ", application/json")
            .header("Content-Type", MEDIA_TYPE)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<String> response = send(endpoint, request.build());
    return read(endpoint, response);
  }

  /** The wait bounds the whole answer; a time-out of the request would bound its headers only. */
  private HttpResponse<String> send(RegistryEndpoint endpoint, HttpRequest request)
      throws RegistryFault {
    Duration longest = config.connectTimeout().plus(config.readTimeout());
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, head -> new BoundedText());
    try {
      return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new RegistryFault(
          endpoint.base() + " did not answer within " + longest.toMillis() + " ms", false, e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new RegistryFault(
          endpoint.base() + " cannot be reached: " + reason(cause), false, cause);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw new InterruptException(e);
    }
  }

  /** The client gives no words for the two most likely reasons. */
  private static String reason(Throwable cause) {
    boolean unknown =
        Stream.<Throwable>iterate(cause, link -> link != null, Throwable::getCause)
            .anyMatch(UnresolvedAddressException.class::isInstance);
    if (unknown) {
      return "its name cannot be resolved";
    }
    return cause instanceof ConnectException && cause.getMessage() == null
        ? "nothing listens there"
        : cause.toString();
  }

  private static RegistryReply read(RegistryEndpoint endpoint, HttpResponse<String> response)
      throws RegistryFault {
    int status = response.statusCode();
    String what = endpoint.base() + " answered " + status;
    if (status == 401 || status == 403 || status == 407) {
      throw new RegistryFault(what + ": check the credentials of the registry", true, null);
    }
    if (status >= 500 || status == 408 || status == 429) {
      throw new RegistryFault(what, false, null);
    }
    try {
      RegistryReply reply =
          new RegistryReply(status, JSON.readTree(response.body()), time(response));
      if (reply.ok() || reply.errorCode() > 0) {
        return reply;
      }
      throw new RegistryFault(what + ": is this the URL of a schema registry?", false, null);
    } catch (JsonProcessingException e) {
      throw new RegistryFault(what + " without JSON: is this a schema registry?", false, e);
    }
  }

  /** Of the header Date (RFC 9110, 6.6.1), which has whole seconds. */
  private static Optional<Instant> time(HttpResponse<String> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
    } catch (DateTimeException noDate) {
      return Optional.empty();
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /**
   * One try that led to no answer; another try may help unless the fault is final. It never leaves
   * this class, and is checked, so that each try is followed by a decision.
   */
  private static final class RegistryFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean isFinal;

    RegistryFault(String message, boolean isFinal, @Nullable Throwable cause) {
      super("schema registry " + message, cause);
      this.isFinal = isFinal;
    }

    boolean isFinal() {
      return isFinal;
    }
  }
}
