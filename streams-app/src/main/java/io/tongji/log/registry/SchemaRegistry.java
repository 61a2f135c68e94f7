package io.tongji.log.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tongji.failure.Failure;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The schema registry, by the part of Confluent's REST interface that all makes of it share. */
public final class SchemaRegistry {
  private final RegistryHttp http;
  private final String address;
  private final Duration longestWait;
  private final AtomicBoolean away = new AtomicBoolean();

  public SchemaRegistry(RegistryConfig config) {
    this.http = new RegistryHttp(config);
    this.longestWait = config.longestWait();
    this.address =
        config.endpoints().stream()
            .map(endpoint -> endpoint.base().toString())
            .collect(Collectors.joining(","));
  }

  /** A schema of a subject, and the id by which records refer to it. */
  public record RegisteredSchema(int id, Schema schema) {}

  /** The base URLs, for messages. */
  public String address() {
    return address;
  }

  /**
   * Registers the schema under the subject, where it is not yet, and returns its id.
   *
   * @throws Failure if it does not agree with those registered before
   */
  public int register(String subject, Schema schema) {
    return register(subject, SchemaText.published(schema));
  }

  /**
   * Registers a schema as another registry has given it.
   *
   * @return its id here
   * @throws Failure if it does not agree with those registered before
   */
  public int register(String subject, String text) {
    JsonNode question = JsonNodeFactory.instance.objectNode().put("schema", text);
    RegistryReply reply = http.ask("POST", subjectPath(subject) + "/versions", question);
    if (reply.status() == 409 || reply.status() == 422) {
      throw Failure.setting(
          "the registry refuses the schema of subject " + subject + ": " + reply.message(),
          "use the version that registered the schemas, or another topic.prefix, or remove a"
              + " foreign schema from the subject");
    }
    return expectOk(reply, "register " + subject).path("id").intValue();
  }

  /** The id of the schema if exactly this one is registered under the subject. */
  public OptionalInt lookup(String subject, Schema schema) {
    RegistryReply reply = http.ask("POST", subjectPath(subject), question(schema));
    if (isMissing(reply)) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(expectOk(reply, "look up " + subject).path("id").intValue());
  }

  /** The newest schema of the subject. */
  public Optional<RegisteredSchema> latest(String subject) {
    RegistryReply reply = http.ask("GET", subjectPath(subject) + "/versions/latest", null);
    if (isMissing(reply)) {
      return Optional.empty();
    }
    JsonNode body = expectOk(reply, "read " + subject);
    return Optional.of(
        new RegisteredSchema(body.path("id").intValue(), SchemaText.parse(avro(body, subject))));
  }

  /** The schema of an id; empty where the registry itself says that there is none. */
  public Optional<Schema> schema(int id) {
    return text(id).map(SchemaText::parse);
  }

  /** The text of a schema as it was registered; empty where the registry has none of the id. */
  public Optional<String> text(int id) {
    RegistryReply reply = http.ask("GET", "/schemas/ids/" + id, null);
    if (reply.status() == 404 && reply.errorCode() == RegistryReply.SCHEMA_NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(avro(expectOk(reply, "read schema " + id), "id " + id));
  }

  /**
   * True if a schema is one of the subject, be it a version that was withdrawn since.
   *
   * @param text as it was registered
   */
  public boolean holds(String subject, String text) {
    JsonNode question = JsonNodeFactory.instance.objectNode().put("schema", text);
    RegistryReply reply = http.ask("POST", subjectPath(subject) + "?deleted=true", question);
    if (isMissing(reply) || reply.status() == 422) {
      return false;
    }
    expectOk(reply, "look up " + subject);
    return true;
  }

  /** The compatibility level set for the subject itself, if any. */
  public Optional<String> compatibility(String subject) {
    RegistryReply reply = http.ask("GET", "/config/" + encode(subject), null);
    if (isMissing(reply)) {
      return Optional.empty();
    }
    JsonNode body = expectOk(reply, "read the compatibility of " + subject);
    return Optional.of(body.path("compatibilityLevel").asText());
  }

  /** Sets the subject's compatibility level; returns false where the subject must exist first. */
  public boolean setCompatibility(String subject, String level) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("compatibility", level);
    RegistryReply reply = http.ask("PUT", "/config/" + encode(subject), body);
    if (isMissing(reply)) {
      return false;
    }
    expectOk(reply, "set the compatibility of " + subject);
    return true;
  }

  /** What time it is by the registry's clock, if it says so; asked anew each time. */
  public Optional<Instant> clock() {
    return http.ask("GET", "/schemas/types", null).at();
  }

  /** The subject of a topic's keys or values. */
  public static String subject(String topic, boolean isKey) {
    return topic + (isKey ? "-key" : "-value");
  }

  /** Patience with this registry; all that share the registry log an outage once. */
  public RegistryPatience patience() {
    return new RegistryPatience(longestWait, away);
  }

  private static boolean isMissing(RegistryReply reply) {
    return switch (reply.errorCode()) {
      case RegistryReply.SUBJECT_NOT_FOUND,
          RegistryReply.VERSION_NOT_FOUND,
          RegistryReply.SCHEMA_NOT_FOUND,
          RegistryReply.NO_COMPATIBILITY_OF_ITS_OWN ->
          reply.status() == 404;
      default -> false;
    };
  }

  private JsonNode expectOk(RegistryReply reply, String purpose) {
    if (!reply.ok()) {
      throw new RegistryUnavailableException(
          "schema registry " + address + " refused to " + purpose + ": " + reply.message());
    }
    return reply.body();
  }

  private static String avro(JsonNode body, @Nullable String what) {
    String type = body.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new PoisonRecordException("schema of " + what + " is " + type + ", not AVRO");
    }
    return body.path("schema").asText();
  }

  private static JsonNode question(Schema schema) {
    return JsonNodeFactory.instance.objectNode().put("schema", SchemaText.published(schema));
  }

  private static String subjectPath(String subject) {
    return "/subjects/" + encode(subject);
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, UTF_8).replace("+", "%20");
  }
}
