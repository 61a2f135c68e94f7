package io.tongji.console.users;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Checks names and passwords. After five wrong ones in a row from an address an account is locked
 * there for a quarter of an hour, so that who knows a name cannot keep its user out; after fifty
 * from anywhere it is locked everywhere, so that many addresses cannot guess on. The same goes for
 * unknown names, so that nobody learns which there are; and all take the same time.
 */
public final class Logins {

  /** Wrong passwords in a row from an address that lock an account there. */
  public static final int MOST_FAILURES = 5;

  /** Wrong passwords from all addresses that lock an account everywhere. */
  public static final int MOST_ANYWHERE = 50;

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
  private final Map<From, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<From, Failures> eldest) {
          return size() > NAMES;
        }
      };

  /** A name, and the address that tried it; empty: all of them. */
  private record From(String name, String address) {

    private From anywhere() {
      return new From(name, "");
    }
  }

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

  /** Tries a name and a password, from an address. */
  public LoginResult attempt(String name, String address, String password) {
    From from = new From(name, address);
    if (isLocked(from)) {
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
      forget(from);
      return new LoginResult(LoginOutcome.DONE, account);
    }
    note(from);
    note(from.anywhere());
    return new LoginResult(
        isLocked(from) ? LoginOutcome.LOCKED : LoginOutcome.WRONG, Optional.empty());
  }

  private synchronized boolean isLocked(From from) {
    return count(from) >= MOST_FAILURES || count(from.anywhere()) >= MOST_ANYWHERE;
  }

  /** Wrong ones in a row, none of which is followed by a quarter of an hour without one. */
  private int count(From from) {
    Failures of = failures.get(from);
    return of != null && clock.instant().isBefore(of.last().plus(LOCKED)) ? of.count() : 0;
  }

  private synchronized void note(From from) {
    failures.put(from, new Failures(count(from) + 1, clock.instant()));
  }

  private synchronized void forget(From from) {
    failures.remove(from);
  }

  /** The password is another one: wrong ones before it no longer count. */
  public synchronized void forget(String name) {
    failures.keySet().removeIf(from -> from.name().equals(name));
  }
}
