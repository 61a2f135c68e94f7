package io.tongji.console.users;

/** Passwords that are checked in no time. */
public final class TestAccounts {

  private static final int FEW_ROUNDS = 10;

  private TestAccounts() {}

  /** A password in few rounds. */
  public static PasswordHash quickHash(String password) {
    return PasswordHash.of(password, FEW_ROUNDS);
  }
}
