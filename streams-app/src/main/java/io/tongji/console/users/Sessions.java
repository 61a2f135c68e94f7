package io.tongji.console.users;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in. A session ends when it is not used for half an hour, eight hours after the
 * login, and with its account. Sessions are in memory alone: a new start of the console ends all.
 */
public final class Sessions {

  /** How long a session may be left alone. */
  public static final Duration IDLE = Duration.ofMinutes(30);

  /** How long a session lasts at most. */
  public static final Duration LONGEST = Duration.ofHours(8);

  private static final int MOST = 2_000;
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Accounts accounts;
  private final Clock clock;
  private final Map<String, Used> open = new LinkedHashMap<>();

  /** A session, and when it was last used. */
  private record Used(Session session, Instant last, PasswordHash password) {}

  /** Sessions of these accounts. */
  public Sessions(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  /** 256 random bits, as text. */
  public static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Begins a session of an account, under an id that nobody had. */
  public synchronized Session begin(Account account) {
    Instant now = clock.instant();
    open.values().removeIf(used -> hasEnded(used, now));
    if (open.size() >= MOST) {
      Iterator<String> oldest = open.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    Session session = new Session(random(), account.name(), random(), now);
    open.put(session.id(), new Used(session, now, account.password()));
    return session;
  }

  /** The session of an id, if it has not ended; it is used now. */
  public synchronized Optional<Session> use(String id) {
    Optional<Session> found = look(id);
    found.ifPresent(
        session ->
            open.computeIfPresent(
                id, (same, used) -> new Used(session, clock.instant(), used.password())));
    return found;
  }

  /** The session of an id, if it has not ended; nobody uses it, so it is as idle as before. */
  public synchronized Optional<Session> look(String id) {
    Used used = open.get(id);
    if (used == null) {
      return Optional.empty();
    }
    if (hasEnded(used, clock.instant())) {
      open.remove(id);
      return Optional.empty();
    }
    return Optional.of(used.session());
  }

  private boolean hasEnded(Used used, Instant now) {
    return !now.isBefore(used.last().plus(IDLE))
        || !now.isBefore(used.session().begun().plus(LONGEST))
        || accounts
            .find(used.session().user())
            .filter(account -> !account.disabled() && account.password().equals(used.password()))
            .isEmpty();
  }

  /** Ends a session. */
  public synchronized void end(String id) {
    open.remove(id);
  }
}
