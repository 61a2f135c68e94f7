package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.flag;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.text;

import io.tongji.catalogue.Language;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.ConsoleHandler;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.FirstAdministrator;
import io.tongji.console.users.Logins;
import io.tongji.console.users.PasswordHash;
import io.tongji.console.users.Session;
import io.tongji.console.users.Sessions;
import io.tongji.failure.Failure;
import io.tongji.log.audit.AuditedAction;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way in and out: login, logout, the first administrator, one's own password. */
final class LoginPages {

  private static final Logger LOG = LoggerFactory.getLogger(LoginPages.class);

  private final Frame frame;
  private final BureauPort bureau;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Logins logins;
  private final FirstAdministrator first;
  private final ConsoleHandler.Site site;

  LoginPages(
      Frame frame, BureauPort bureau, ConsolePages.Entrance doors, ConsoleHandler.Site site) {
    this.frame = frame;
    this.bureau = bureau;
    this.accounts = doors.accounts();
    this.sessions = doors.sessions();
    this.logins = doors.logins();
    this.first = doors.first();
    this.site = site;
  }

  Answer show(Visit visit) {
    if (visit.who().account().isPresent()) {
      return Answer.seeOther("/");
    }
    return visit
        .who()
        .introduced()
        .map(name -> introduced(visit, name))
        .orElseGet(() -> form(visit, nothing()));
  }

  /** A proxy or a certificate says who it is: no password is asked for. */
  private Answer introduced(Visit visit, String name) {
    Optional<Account> account = accounts.find(name).filter(found -> !found.disabled());
    if (account.isPresent()) {
      bureau.record(new AuditedAction(name, visit.who().address(), "LOGIN", "", "introduced", ""));
      return enter(sessions.begin(account.get()));
    }
    noteFailure(visit, name, Logins.LoginOutcome.WRONG);
    return form(
        visit,
        Frame.message(
            "bad",
            visit
                .language()
                .of(
                    "您已登录代理或出示证书,但统计台没有这个用户,或已停用:" + name,
                    "A proxy or a certificate names you, but the console has no such user, or it is"
                        + " disabled: "
                        + name)));
  }

  private Answer form(Visit visit, Node message) {
    Language language = visit.language();
    return frame.page(
        visit,
        message,
        el(
            "form",
            cls("card narrow"),
            attribute("method", "post"),
            attribute("action", "/login"),
            Frame.input("text", "name", language.of("用户名", "User"), true, "username"),
            Frame.input(
                "password", "password", language.of("密码", "Password"), true, "current-password"),
            el("button", cls("main"), text(language.of("登录", "Log in")))));
  }

  Answer login(Visit visit) {
    String name = visit.field("name");
    Logins.LoginResult result =
        logins.attempt(name, visit.who().address(), visit.secret("password"));
    Language language = visit.language();
    if (result.account().isEmpty()) {
      noteFailure(visit, name, result.outcome());
      String words =
          result.outcome() == Logins.LoginOutcome.LOCKED
              ? language.of(
                  "密码连续错误 5 次,该用户锁定 15 分钟", "Five wrong passwords: locked for 15 minutes.")
              : language.of("用户名或密码不对", "User or password is wrong.");
      Answer refused = form(visit, Frame.message("bad", words));
      return new Answer(401, refused.type(), refused.body(), refused.headers());
    }
    bureau.record(new AuditedAction(name, visit.who().address(), "LOGIN", "", "done", ""));
    visit.who().session().ifPresent(before -> sessions.end(before.id()));
    return enter(sessions.begin(result.account().get()));
  }

  private Answer enter(Session session) {
    return Answer.seeOther("/").with("Set-Cookie", site.setCookie(session.id()));
  }

  /** Nobody is to be let in for it, so it does not matter whether the log can be written. */
  private void noteFailure(Visit visit, String name, Logins.LoginOutcome outcome) {
    String known = accounts.find(name).isPresent() ? name : "?";
    LOG.warn("login refused from {}: user {}, {}", visit.who().address(), known, outcome);
    try {
      bureau.record(
          new AuditedAction(known, visit.who().address(), "LOGIN", "", outcome.name(), ""));
    } catch (Failure unwritten) {
      LOG.warn("the audit log cannot be written: {}", unwritten.getMessage());
    }
  }

  Answer logout(Visit visit) {
    visit.who().session().ifPresent(session -> sessions.end(session.id()));
    return Answer.seeOther("/login").with("Set-Cookie", site.endCookie());
  }

  Answer language(Visit visit) {
    String to = visit.variable("to").equals("en") ? "en" : "zh";
    return Answer.seeOther("/")
        .with(
            "Set-Cookie",
            ConsoleHandler.LANGUAGE + "=" + to + "; Path=/; SameSite=Strict; Max-Age=31536000");
  }

  Answer setupPage(Visit visit) {
    String token = visit.variable("token");
    if (!first.admits(token)) {
      return closed(visit);
    }
    Language language = visit.language();
    return frame.page(
        visit,
        Frame.message(
            "note",
            language.of(
                "这个地址只能用一次,用来建立第一个管理员",
                "This address works once: it makes the first administrator.")),
        el(
            "form",
            cls("card narrow"),
            attribute("method", "post"),
            attribute("action", "/setup/" + token),
            Frame.input("text", "name", language.of("用户名", "User"), true, "username"),
            newPassword(language),
            el("button", cls("main"), text(language.of("建立", "Make")))));
  }

  private Answer closed(Visit visit) {
    return frame.refused(
        visit.who(),
        410,
        visit
            .language()
            .of(
                "该地址已用过或已失效;重新启动统计台会打印新的地址(仅在没有管理员时)",
                "The address was used, or is no longer good; a new start prints another one while"
                    + " there is no administrator."));
  }

  static Node newPassword(Language language) {
    return el(
        "label",
        el("span", language.of("新密码,至少 10 个字符", "New password, 10 characters at least")),
        el(
            "input",
            attribute("type", "password"),
            attribute("name", "password"),
            attribute("autocomplete", "new-password"),
            flag("required")));
  }

  Answer setup(Visit visit) {
    String name = visit.field("name");
    if (!first.admits(visit.variable("token"))) {
      return closed(visit);
    }
    bureau.record(new AuditedAction(name, visit.who().address(), "SETUP", name, "begun", ""));
    return first.make(visit.variable("token"), name, visit.secret("password"))
        ? accounts.find(name).map(sessions::begin).map(this::enter).orElseGet(() -> closed(visit))
        : closed(visit);
  }

  Answer passwordPage(Visit visit) {
    return passwordForm(visit, nothing());
  }

  private Answer passwordForm(Visit visit, Node message) {
    Language language = visit.language();
    return frame.page(
        visit,
        message,
        Frame.posted(
            visit,
            "/password",
            cls("card narrow"),
            Frame.username(visit.account().name()),
            Frame.input(
                "password",
                "current",
                language.of("现在的密码", "Present password"),
                true,
                "current-password"),
            newPassword(language),
            el("button", cls("main"), text(language.of("修改", "Change")))));
  }

  Answer password(Visit visit) {
    String name = visit.account().name();
    Optional<?> known =
        logins.attempt(name, visit.who().address(), visit.secret("current")).account();
    if (known.isEmpty()) {
      return passwordForm(
          visit,
          Frame.message("bad", visit.language().of("现在的密码不对", "The present password is wrong.")));
    }
    PasswordHash hash = PasswordHash.of(visit.secret("password"));
    bureau.record(new AuditedAction(name, visit.who().address(), "PASSWORD", name, "done", ""));
    accounts.replace(name, account -> account.withPassword(hash));
    return accounts.find(name).map(sessions::begin).map(this::enter).orElseThrow();
  }
}
