package io.tongji.console.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Checks names and passwords. After five wrong ones in a row an account is locked for a quarter of
 * an hour, for an unknown name too, so that nobody learns which there are; and all take the same
 * time.
 */
public final class Logins {

  /** Wrong passwords in a row that lock an account. */
  public static final int MOST_FAILURES = 5;

  /** How long an account is locked. */
  public static final Duration LOCKED = Duration.ofMinutes(15);

  private static final int AT_ONCE = 2;
  private static final int NAMES = 10_000;

  /** What no password gives, and what takes as long to find out. */
  private static final PasswordHash NOBODYS =
      new PasswordHash(PasswordHash.ROUNDS, "00".repeat(16), "00".repeat(32));

  private final Accounts accounts;
  private final Clock clock;
  private final Semaphore hashing = new Semaphore(AT_ONCE);
  private final Map<String, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > NAMES;
        }
      };

  private record Failures(int count, Instant last) {}

  /** What became of a try. */
  public enum LoginOutcome {
    /** Name and password are right. */
    DONE,
    /** One of them is wrong. */
    WRONG,
    /** There were too many wrong ones before. */
    LOCKED
  }

  /**
   * What became of a try.
   *
   * @param account that it was for; empty: it is not let in
   */
  public record LoginResult(LoginOutcome outcome, Optional<Account> account) {}

  /** Logins to these accounts. */
  public Logins(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Tries a name and a password. */
  public LoginResult attempt(String name, String password) {
    if (isLocked(name)) {
      return new LoginResult(LoginOutcome.LOCKED, Optional.empty());
    }
    Optional<Account> account = accounts.find(name).filter(found -> !found.disabled());
    hashing.acquireUninterruptibly();
    boolean right;
    try {
      right = account.map(Account::password).orElse(NOBODYS).matches(password);
    } finally {
      hashing.release();
    }
    if (right && account.isPresent()) {
      forget(name);
      return new LoginResult(LoginOutcome.DONE, account);
    }
    note(name);
    return new LoginResult(
        isLocked(name) ? LoginOutcome.LOCKED : LoginOutcome.WRONG, Optional.empty());
  }

  private synchronized boolean isLocked(String name) {
    Failures of = failures.get(name);
    return of != null
        && of.count() >= MOST_FAILURES
        && clock.instant().isBefore(of.last().plus(LOCKED));
  }

  private synchronized void note(String name) {
    Failures before = failures.get(name);
    Instant now = clock.instant();
    boolean counts = before != null && now.isBefore(before.last().plus(LOCKED));
    failures.put(name, new Failures(counts && before != null ? before.count() + 1 : 1, now));
  }

  /** The password is right, or is another one: wrong ones before it no longer count. */
  public synchronized void forget(String name) {
    failures.remove(name);
  }
}
