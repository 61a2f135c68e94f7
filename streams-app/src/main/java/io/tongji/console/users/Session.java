package io.tongji.console.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;

/**
 * A user who has logged in.
 *
 * @param id what the browser's cookie says
 * @param user name of the account
 * @param token what each form of a page says, so that no other page can send it
 * @param begun when the user logged in
 */
public record Session(String id, String user, String token, Instant begun) {

  /** True if a form says the token of this session. */
  public boolean hasToken(String given) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
