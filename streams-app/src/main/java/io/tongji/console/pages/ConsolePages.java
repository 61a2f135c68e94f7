package io.tongji.console.pages;

import io.tongji.console.http.Action;
import io.tongji.console.http.ConsoleHandler;
import io.tongji.console.http.ErrorPage;
import io.tongji.console.http.Route;
import io.tongji.console.jobs.AnswerDesk;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.JobDesk;
import io.tongji.console.jobs.JobStore;
import io.tongji.console.jobs.PreviewDesk;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.FirstAdministrator;
import io.tongji.console.users.Logins;
import io.tongji.console.users.Sessions;
import io.tongji.console.users.UserChange;
import io.tongji.figures.Codes;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Which page answers which route. */
public final class ConsolePages {

  private final Map<Route, Action> actions = new EnumMap<>(Route.class);
  private final Frame frame;

  /** Who is let in, and how. */
  public record Entrance(
      Accounts accounts, Sessions sessions, Logins logins, FirstAdministrator first) {}

  /** The pages of a bureau. */
  public ConsolePages(
      BureauPort bureau,
      Entrance entrance,
      JobDesk desk,
      JobStore store,
      ConsoleHandler.Site site) {
    this.frame = new Frame(bureau);
    ofEveryone(bureau, entrance, site);
    ofFeeding(bureau, desk, store);
    ListPages lists = new ListPages(frame, bureau);
    actions.put(Route.HOME, new HomePage(frame, bureau, desk, lists)::show);
    QueriesPage queries =
        new QueriesPage(frame, bureau, lists, new AnswerDesk(bureau, site.uploads()));
    actions.put(Route.QUERIES, queries::show);
    actions.put(Route.ANSWER, queries::answer);
    actions.put(Route.MISSING, lists::missing);
    actions.put(Route.QUERIES_FILE, queries::file);
    actions.put(Route.MISSING_FILE, lists::missingFile);
    BoardPage board = new BoardPage(frame, bureau);
    actions.put(Route.BOARD, board::show);
    actions.put(Route.BOARD_LIVE, board::show);
    actions.put(Route.BOARD_CHANGES, board::changes);
    ofReading(bureau);
    ofReleases(bureau);
    LogPage log = new LogPage(frame, bureau);
    actions.put(Route.LOG, log::show);
    actions.put(Route.LOG_WORKBOOK, log::workbook);
    actions.put(Route.LOG_CSV, log::csv);
    UsersPage users = new UsersPage(frame, bureau, entrance.accounts(), entrance.logins());
    UserChange change = new UserChange(area -> new Codes(bureau.catalogue()).area(area).code());
    actions.put(Route.USERS, users::show);
    actions.put(Route.USER_ADD, visit -> users.add(visit, change));
    actions.put(Route.USER_DISABLE, users::disable);
    actions.put(Route.USER_PASSWORD, users::password);
  }

  private void ofReading(BureauPort bureau) {
    actions.put(Route.EXPLAIN, new ExplainPage(frame, bureau)::show);
    ReportPage report = new ReportPage(frame, bureau);
    actions.put(Route.REPORT, report::show);
    actions.put(Route.LINT, report::lint);
    actions.put(Route.UNIT, new UnitPage(frame, bureau)::show);
    actions.put(Route.TARGETS, new TargetsPage(frame, bureau)::show);
  }

  private void ofReleases(BureauPort bureau) {
    ReleasePages release = new ReleasePages(frame, bureau);
    actions.put(Route.RELEASES, release::show);
    actions.put(Route.RELEASE_REQUEST, release::ask);
    actions.put(Route.RELEASE, release::one);
    actions.put(Route.RELEASE_STATE, release::state);
    PreviewPage preview =
        new PreviewPage(frame, bureau, new PreviewDesk(bureau.releases(), Clock.systemUTC()));
    actions.put(Route.PREVIEW, preview::show);
    actions.put(Route.PREVIEW_BEGIN, preview::begin);
    actions.put(Route.PREVIEW_STATE, preview::state);
    actions.put(Route.PREVIEW_FILE, preview::workbook);
  }

  private void ofEveryone(BureauPort bureau, Entrance entrance, ConsoleHandler.Site site) {
    LoginPages login = new LoginPages(frame, bureau, entrance, site);
    actions.put(Route.LOGIN_PAGE, login::show);
    actions.put(Route.LOGIN, login::login);
    actions.put(Route.LOGOUT, login::logout);
    actions.put(Route.SETUP_PAGE, login::setupPage);
    actions.put(Route.SETUP, login::setup);
    actions.put(Route.LANGUAGE, login::language);
    actions.put(Route.PASSWORD_PAGE, login::passwordPage);
    actions.put(Route.PASSWORD, login::password);
    actions.put(Route.ASSET, new Assets()::show);
  }

  private void ofFeeding(BureauPort bureau, JobDesk desk, JobStore store) {
    FeedPage feed = new FeedPage(frame, bureau, desk);
    actions.put(Route.FEED, feed::show);
    actions.put(Route.UPLOAD, feed::upload);
    actions.put(Route.DISCARD_SOME, feed::discard);
    JobPage job = new JobPage(frame, desk, store);
    actions.put(Route.JOB, job::show);
    actions.put(Route.JOB_STATE, job::state);
    actions.put(Route.MEND, job::mend);
    actions.put(Route.CHECK, job::check);
    actions.put(Route.REJECTS, job::rejects);
    actions.put(Route.SUBMIT, job::submit);
    actions.put(Route.DISCARD, job::discard);
    ReceiptPage receipt = new ReceiptPage(frame, bureau, desk, store);
    actions.put(Route.RECEIPT, receipt::show);
    actions.put(Route.RECEIPT_FILE, receipt::file);
  }

  /** What answers each route. */
  public Map<Route, Action> actions() {
    return Map.copyOf(actions);
  }

  /** The pages that say why there is no other. */
  public ErrorPage errors() {
    return frame;
  }
}
