package io.tongji.log.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tongji.log.registry.SchemaText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/** A registry that fails when it should, which a real one cannot be; it knows ids and look-ups. */
final class StubRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, String> schemas = new HashMap<>();
  private final Set<Integer> foreign = ConcurrentHashMap.newKeySet();
  private final AtomicInteger requests = new AtomicInteger();
  private volatile int failure;
  private volatile int failuresLeft;
  private volatile long delayMillis;
  private volatile String authorization = "";

  StubRegistry() throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits for 40 ms
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  StubRegistry with(int id, Schema schema) {
    return with(id, SchemaText.published(schema));
  }

  StubRegistry with(int id, String schema) {
    schemas.put(id, schema);
    return this;
  }

  /** A schema that no subject of ours holds. */
  StubRegistry withForeign(int id, Schema schema) {
    foreign.add(id);
    return with(id, schema);
  }

  void fail(int status, int times) {
    failure = status;
    failuresLeft = times;
  }

  void delay(long millis) {
    delayMillis = millis;
  }

  int requests() {
    return requests.get();
  }

  String authorization() {
    return authorization;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failuresLeft > 0) {
      failuresLeft--;
      reply(exchange, failure, "out of order");
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/schemas/ids/")) {
      answerId(exchange, Integer.parseInt(path.substring("/schemas/ids/".length())));
    } else {
      answerLookup(exchange);
    }
  }

  private void answerId(HttpExchange exchange, int id) throws IOException {
    String schema = schemas.get(id);
    if (schema == null) {
      reply(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    } else {
      reply(exchange, 200, JsonNodeFactory.instance.objectNode().put("schema", schema).toString());
    }
  }

  private void answerLookup(HttpExchange exchange) throws IOException {
    JsonNode question = JSON.readTree(exchange.getRequestBody());
    for (Map.Entry<Integer, String> known : schemas.entrySet()) {
      if (known.getValue().equals(question.path("schema").asText())
          && !foreign.contains(known.getKey())) {
        reply(exchange, 200, "{\"id\":" + known.getKey() + "}");
        return;
      }
    }
    reply(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
