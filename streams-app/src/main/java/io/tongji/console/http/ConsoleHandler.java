package io.tongji.console.http;

import io.tongji.catalogue.Language;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.Session;
import io.tongji.console.users.Sessions;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests in, or refuses them: by the page that they come from, by session, role and token,
 * in this order and before a body with files is read. What is let in goes to the action of its
 * route.
 */
public final class ConsoleHandler extends Handler.Abstract {

  /** Of the cookie that has the language. */
  public static final String LANGUAGE = "tongji-lang";

  private static final Logger LOG = LoggerFactory.getLogger(ConsoleHandler.class);

  private static final String SITE = "Sec-Fetch-Site";

  /** On every answer: nothing is run, framed, kept or sent elsewhere that is not of this server. */
  private static final List<HttpField> ALWAYS =
      List.of(
          new HttpField(
              "Content-Security-Policy",
              "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"),
          new HttpField("X-Content-Type-Options", "nosniff"),
          new HttpField("Referrer-Policy", "no-referrer"),
          new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
          new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));

  private final Map<Route, Action> actions;
  private final ErrorPage errors;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Site site;

  /**
   * Where the console is.
   *
   * @param secure true if it is reached by TLS, from here or from a proxy
   * @param introduction by whom users are let in without a password
   * @param uploads folder in which files lie while a request is answered
   * @param language of who has not chosen one
   */
  public record Site(boolean secure, Introduction introduction, Path uploads, Language language) {

    /** The name of the cookie of a session; with TLS one that no other host can set. */
    public String cookie() {
      return secure ? "__Host-tongji" : "tongji";
    }

    /** The header that gives a browser its session. */
    public String setCookie(String id) {
      return cookie()
          + "="
          + id
          + "; Path=/; HttpOnly; SameSite=Strict"
          + (secure ? "; Secure" : "");
    }

    /** The header that takes the session away. */
    public String endCookie() {
      return setCookie("") + "; Max-Age=0";
    }
  }

  /**
   * Answers the routes.
   *
   * @throws IllegalArgumentException if a route has no action
   */
  public ConsoleHandler(
      Map<Route, Action> actions,
      ErrorPage errors,
      Accounts accounts,
      Sessions sessions,
      Site site) {
    for (Route route : Route.values()) {
      if (!actions.containsKey(route)) {
        throw new IllegalArgumentException("nobody answers " + route);
      }
    }
    this.actions = Map.copyOf(actions);
    this.errors = errors;
    this.accounts = accounts;
    this.sessions = sessions;
    this.site = site;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Visit.Visitor who = visitor(request);
    Answer answer;
    try {
      answer = answer(request, who);
    } catch (IOException gone) {
      LOG.debug("a request did not come to its end", gone);
      answer =
          errors.refused(
              who, 400, who.language().of("请求没有传完", "The request did not come to its end."));
    } catch (RuntimeException failed) {
      LOG.warn("a page could not be made", failed);
      answer =
          errors.refused(
              who, 500, who.language().of("页面出错,日志里有原因", "The page failed; the log says why."));
    }
    send(request, response, answer, callback);
    return true;
  }

  private Visit.Visitor visitor(Request request) {
    Map<String, String> cookies = new HashMap<>();
    for (HttpCookie cookie : Request.getCookies(request)) {
      cookies.putIfAbsent(cookie.getName(), String.valueOf(cookie.getValue()));
    }
    Optional<String> introduced = site.introduction().user(request);
    Optional<Session> session =
        Optional.ofNullable(cookies.get(site.cookie()))
            .flatMap(id -> isByItself(request) ? sessions.look(id) : sessions.use(id))
            .filter(of -> introduced.isEmpty() || introduced.get().equals(of.user()));
    Optional<Account> account = session.flatMap(of -> accounts.find(of.user()));
    String language = cookies.getOrDefault(LANGUAGE, "");
    return new Visit.Visitor(
        account.isPresent() ? session : Optional.empty(),
        account,
        introduced,
        site.introduction().address(request),
        language.equals("zh") || language.equals("en")
            ? Language.ofCode(language)
            : site.language());
  }

  /** True of what a page that lies open asks, with nobody before it. */
  private static boolean isByItself(Request request) {
    return Route.find(request.getMethod(), Request.getPathInContext(request))
        .filter(match -> match.route().isByItself())
        .isPresent();
  }

  private Answer answer(Request request, Visit.Visitor who) throws IOException {
    String path = Request.getPathInContext(request);
    Optional<Route.Match> match = Route.find(request.getMethod(), path);
    if (match.isEmpty()) {
      return Route.knows(path)
          ? errors.refused(
              who, 405, who.language().of("此页不接受这种请求", "The page takes no such request."))
          : errors.refused(who, 404, who.language().of("没有这个页面", "There is no such page."));
    }
    Route route = match.get().route();
    if (comesFromElsewhere(request, route)) {
      return errors.refused(
          who,
          403,
          who.language()
              .of("请求来自其他网站,已拒绝", "The request comes from another site, and is refused."));
    }
    if (route.access() != Route.Access.OPEN && who.account().isEmpty()) {
      return route.changes()
          ? errors.refused(
              who, 401, who.language().of("登录已过期,请重新登录", "The session has ended: log in again."))
          : Answer.seeOther("/login");
    }
    boolean allowed =
        route.access() == Route.Access.OPEN
            || who.account().filter(of -> route.roles().contains(of.role())).isPresent();
    if (!allowed) {
      return errors.refused(
          who, 403, who.language().of("您的角色不能使用此页", "Your role may not use this page."));
    }
    return route.changes()
        ? change(request, match.get(), who)
        : act(visit(request, match.get(), who));
  }

  /**
   * True of a request that another site has made a browser send. Who follows a link to the console
   * gets a page, but brings no session (SameSite=Strict).
   */
  private static boolean comesFromElsewhere(Request request, Route route) {
    HttpFields headers = request.getHeaders();
    String from = headers.get(SITE);
    if (from != null) {
      boolean entrance = !route.changes() && "navigate".equals(headers.get("Sec-Fetch-Mode"));
      return !(from.equals("same-origin") || from.equals("none")) && !entrance;
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    String host = headers.get(HttpHeader.HOST);
    return route.changes()
        && origin != null
        && !(origin.equals("http://" + host) || origin.equals("https://" + host));
  }

  private Visit visit(Request request, Route.Match match, Visit.Visitor who) {
    Map<String, String> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.putIfAbsent(field.getName(), field.getValue());
    }
    Map<String, String> variables = new HashMap<>();
    match
        .variables()
        .forEach(
            (name, value) ->
                variables.put(
                    name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)));
    return new Visit(match.route(), variables, query, Map.of(), List.of(), who);
  }

  private Answer change(Request request, Route.Match match, Visit.Visitor who) throws IOException {
    try (FormBody body = FormBody.read(request, site.uploads())) {
      Visit visit = visit(request, match, who);
      Visit filled =
          new Visit(
              visit.route(), visit.variables(), visit.query(), body.fields(), body.files(), who);
      boolean ours =
          who.session().isEmpty() || who.session().get().hasToken(filled.secret("token"));
      return ours
          ? act(filled)
          : errors.refused(
              who,
              403,
              who.language()
                  .of("页面已失效,请返回刷新后再试", "The page is out of date: go back, reload, try again."));
    } catch (FormBody.RefusedBodyException refused) {
      LOG.debug("a body is refused", refused);
      return refused.status() == 413
          ? errors.refused(who, 413, Visit.tooMuch(who.language()))
          : errors.refused(who, 400, who.language().of("无法读取请求", "The request cannot be read."));
    }
  }

  private Answer act(Visit visit) {
    Action action = actions.get(visit.route());
    if (action == null) {
      throw new IllegalStateException("nobody answers " + visit.route());
    }
    try {
      return action.answer(visit);
    } catch (Failure failure) {
      if (failure.kind() == Failure.Kind.BUG) {
        LOG.warn("a page could not be made", failure);
      }
      return errors.failed(visit, failure);
    }
  }

  private static void send(Request request, Response response, Answer answer, Callback callback) {
    response.setStatus(answer.status());
    HttpFields.Mutable headers = response.getHeaders();
    ALWAYS.forEach(headers::put);
    answer.headers().forEach(headers::put);
    headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    headers.put(HttpHeader.CONTENT_LENGTH, answer.body().length);
    boolean head = request.getMethod().equals("HEAD");
    response.write(
        true,
        head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body()),
        RestOfBody.before(request, callback));
  }
}
