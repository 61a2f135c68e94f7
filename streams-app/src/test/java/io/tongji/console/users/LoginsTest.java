package io.tongji.console.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.users.Logins.LoginOutcome;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that are guessed: neither do they get in, nor do they keep the user out. */
final class LoginsTest {

  private static final String PASSWORD = "open sesame 1";

  @TempDir private Path directory;
  private Logins logins;

  @BeforeEach
  void addUser() {
    Accounts accounts = new Accounts(directory);
    accounts.add(
        new Account(
            "wang", DeskRole.CLERK, List.of(), List.of(), TestAccounts.quickHash(PASSWORD), false));
    Clock clock = Clock.fixed(Instant.parse("2026-12-01T08:00:00Z"), ZoneOffset.UTC);
    logins = new Logins(accounts, clock);
  }

  private LoginOutcome attempt(String address, String password) {
    return logins.attempt("wang", address, password).outcome();
  }

  private void guess(String address, int times) {
    for (int guess = 0; guess < times; guess++) {
      assertThat(attempt(address, "guess " + guess)).isNotEqualTo(LoginOutcome.DONE);
    }
  }

  @Test
  void whoGuessesIsLockedOutAndTheUserIsNot() {
    guess("10.0.0.66", Logins.MOST_FAILURES);

    assertThat(attempt("10.0.0.66", PASSWORD)).isEqualTo(LoginOutcome.LOCKED);
    assertThat(attempt("10.0.0.1", PASSWORD)).isEqualTo(LoginOutcome.DONE);
    assertThat(attempt("10.0.0.66", PASSWORD)).isEqualTo(LoginOutcome.LOCKED);
  }

  @Test
  void manyAddressesCannotGuessOn() {
    for (int address = 0; address < 20; address++) {
      guess("10.0.1." + address, Logins.MOST_FAILURES - 1);
    }

    assertThat(attempt("10.0.1.99", PASSWORD)).isEqualTo(LoginOutcome.LOCKED);
    logins.forget("wang");
    assertThat(attempt("10.0.1.99", PASSWORD)).isEqualTo(LoginOutcome.DONE);
  }

  /** 600,000 rounds take a processor longer than this; a look into a list takes it less. */
  @Test
  void anUnknownNameTakesAsLongAsAKnownOne() {
    ThreadMXBean processor = ManagementFactory.getThreadMXBean();
    logins.attempt("somebody", "10.0.0.1", PASSWORD); // loads what the first one needs
    long begun = processor.getCurrentThreadCpuTime();
    assertThat(logins.attempt("nobody", "10.0.0.1", PASSWORD).account()).isEmpty();

    assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - begun))
        .isGreaterThan(Duration.ofMillis(40));
  }

  @Test
  void whatTheUserMistypedDoesNotCountAfterTheRightOne() {
    guess("10.0.0.1", Logins.MOST_FAILURES - 1);
    assertThat(attempt("10.0.0.1", PASSWORD)).isEqualTo(LoginOutcome.DONE);
    guess("10.0.0.1", Logins.MOST_FAILURES - 1);
    assertThat(attempt("10.0.0.1", PASSWORD)).isEqualTo(LoginOutcome.DONE);
  }
}
