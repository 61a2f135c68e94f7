package io.tongji.console;

import io.tongji.catalogue.Language;
import io.tongji.console.http.ConsoleHandler;
import io.tongji.console.http.Introduction;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.jobs.JobStore;
import io.tongji.console.pages.ConsolePages;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.FirstAdministrator;
import io.tongji.console.users.Logins;
import io.tongji.console.users.Sessions;
import io.tongji.failure.Failure;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The bureau's desk: its accounts, its jobs, and what answers requests. */
public final class Console implements AutoCloseable {

  private final FirstAdministrator first;
  private final JobDesk desk;
  private final ConsoleHandler handler;

  /**
   * A console in a directory.
   *
   * @param directory of accounts and jobs; made if it is not there
   * @param secure true if browsers reach it by TLS
   * @param introduction by whom users are let in without a password
   * @param language of who has not chosen one
   * @throws Failure if the directory cannot be used
   */
  public Console(
      Path directory,
      boolean secure,
      Introduction introduction,
      Language language,
      BureauPort bureau,
      Clock clock) {
    Accounts accounts = new Accounts(directory);
    JobStore store = new JobStore(directory.resolve("jobs"));
    Sessions sessions = new Sessions(accounts, clock);
    this.first = new FirstAdministrator(accounts);
    this.desk = new JobDesk(store, bureau, accounts, clock);
    ConsoleHandler.Site site =
        new ConsoleHandler.Site(
            secure, introduction, uploads(directory.resolve("uploads")), language);
    ConsolePages pages =
        new ConsolePages(
            bureau,
            new ConsolePages.Entrance(accounts, sessions, new Logins(accounts, clock), first),
            desk,
            store,
            site);
    this.handler = new ConsoleHandler(pages.actions(), pages.errors(), accounts, sessions, site);
  }

  /** An empty folder: what an interrupted upload has left is of no use. */
  private static Path uploads(Path folder) {
    try {
      OwnerOnly.directory(folder);
      try (Stream<Path> left = Files.walk(folder)) {
        for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
          if (!file.equals(folder)) {
            Files.delete(file);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw Failure.setting(
              folder + ": the folder of uploads cannot be used (" + e + ")",
              "give console.dir a directory of the console's own")
          .from(e);
    }
  }

  /** The path by which the first administrator is made; empty: there is one. */
  public Optional<String> setupPath() {
    return first.token().map(token -> "/setup/" + token);
  }

  /** What answers requests. */
  public ConsoleHandler handler() {
    return handler;
  }

  @Override
  public void close() {
    desk.close();
  }
}
