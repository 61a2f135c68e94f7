package io.tongji.log.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a registry answered: an answer of the registry itself, not of a proxy or a fault of it.
 *
 * @param at when, by its clock, if it says so
 */
record RegistryReply(int status, JsonNode body, Optional<Instant> at) {
  static final int SUBJECT_NOT_FOUND = 40401;
  static final int VERSION_NOT_FOUND = 40402;
  static final int SCHEMA_NOT_FOUND = 40403;
  static final int NO_COMPATIBILITY_OF_ITS_OWN = 40408;

  /** Some registries begin with the name of a class, which helps nobody. */
  private static final Pattern JAVA_CLASS = Pattern.compile("\\b(\\w+\\.)+[A-Z]\\w*Exception: ");

  boolean ok() {
    return status / 100 == 2;
  }

  int errorCode() {
    return body.path("error_code").asInt(0);
  }

  String message() {
    String words = JAVA_CLASS.matcher(body.path("message").asText("")).replaceAll("");
    return status + " " + words + " (error code " + errorCode() + ")";
  }
}
