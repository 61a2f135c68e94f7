package io.tongji.console.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address by which the first administrator is made: it is printed where the console is started,
 * works once, and only while there is no administrator.
 */
public final class FirstAdministrator {

  private final Accounts accounts;
  private @Nullable String token;

  /** The way in, if there is no administrator yet. */
  public FirstAdministrator(Accounts accounts) {
    this.accounts = accounts;
    this.token = accounts.haveAdministrator() ? null : Sessions.random();
  }

  /** The secret part of the address; empty: there is an administrator, or it was used. */
  public synchronized Optional<String> token() {
    return Optional.ofNullable(token);
  }

  /** True if the address may still be used. */
  public synchronized boolean admits(String given) {
    String expected = token;
    return expected != null
        && !accounts.haveAdministrator()
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Makes the administrator, and closes the way; false if it is closed. */
  public synchronized boolean make(String given, String name, String password) {
    if (!admits(given)) {
      return false;
    }
    accounts.add(
        new Account(
            name, DeskRole.ADMINISTRATOR, List.of(), List.of(), PasswordHash.of(password), false));
    token = null;
    return true;
  }
}
