package io.tongji.app.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The one user who may read the metrics, by basic authentication (RFC 7617). */
final class Credentials {

  private static final String SCHEME = "Basic ";

  private final byte[] expected;

  Credentials(String userAndPassword) {
    this.expected = userAndPassword.getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the header Authorization names this user and the password. */
  boolean areIn(@Nullable String authorization) {
    if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, 6)) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(expected, given);
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }
}
