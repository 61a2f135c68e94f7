package io.tongji.app.http;

import com.sun.net.httpserver.BasicAuthenticator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The one user who may read the metrics. */
final class Credentials extends BasicAuthenticator {

  private final byte[] expected;

  Credentials(String userAndPassword) {
    super("tongji", StandardCharsets.UTF_8);
    this.expected = userAndPassword.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean checkCredentials(String user, String password) {
    byte[] given = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given);
  }
}
