package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.Logins;
import io.tongji.console.users.PasswordHash;
import io.tongji.console.users.UserChange;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormNames;
import io.tongji.log.audit.AuditedAction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The accounts, for the administrator. */
final class UsersPage {

  private final Frame frame;
  private final BureauPort bureau;
  private final Accounts accounts;
  private final Logins logins;

  UsersPage(Frame frame, BureauPort bureau, Accounts accounts, Logins logins) {
    this.frame = frame;
    this.bureau = bureau;
    this.accounts = accounts;
    this.logins = logins;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    return frame.page(
        visit,
        table(
            "list",
            List.of(
                language.of("用户", "User"),
                language.of("角色", "Role"),
                language.of("表", "Forms"),
                language.of("区划", "Areas"),
                language.of("状态", "State"),
                language.of("操作", "Actions")),
            accounts.all().stream().map(account -> row(visit, account)).toList()),
        add(visit));
  }

  private Element row(Visit visit, Account account) {
    Language language = visit.language();
    String of = "/users/" + URLEncoder.encode(account.name(), StandardCharsets.UTF_8);
    boolean self = account.name().equals(visit.account().name());
    return el(
        "tr",
        el("td", account.name()),
        el("td", account.role().name(language)),
        el("td", scope(account, account.forms(), language, one -> FormNames.of(one, language))),
        el("td", scope(account, account.areas(), language, one -> area(one, language))),
        el("td", account.disabled() ? language.of("停用", "disabled") : language.of("可用", "enabled")),
        el(
            "td",
            cls("actions"),
            Frame.posted(
                visit,
                of + "/password",
                Frame.username(account.name()),
                el(
                    "input",
                    attribute("type", "password"),
                    attribute("name", "password"),
                    attribute("autocomplete", "new-password"),
                    attribute(
                        "aria-label", language.of("新密码 ", "new password of ") + account.name()),
                    attribute("placeholder", language.of("新密码", "new password"))),
                el("button", language.of("重置并启用", "Set and enable"))),
            account.disabled() || self
                ? nothing()
                : Frame.button(visit, of + "/disable", "danger", language.of("停用", "Disable"))));
  }

  private String area(String code, Language language) {
    @Nullable Area area = bureau.catalogue().area(code);
    return area == null ? code : language.of(area.name(), area.nameEn());
  }

  private static String scope(
      Account account, List<String> codes, Language language, UnaryOperator<String> name) {
    if (account.role() != DeskRole.CLERK) {
      return "";
    }
    return codes.isEmpty()
        ? language.of("全部", "all")
        : codes.stream().map(name).collect(Collectors.joining(language.of("、", ", ")));
  }

  private static Node add(Visit visit) {
    Language language = visit.language();
    return Frame.posted(
        visit,
        "/users",
        cls("card"),
        el("h2", language.of("新建用户", "New user")),
        el(
            "div",
            cls("fields"),
            Frame.input("text", "name", language.of("用户名", "User"), true, "off"),
            Frame.choice(
                "role",
                language.of("角色", "Role"),
                Arrays.stream(DeskRole.values())
                    .map(role -> new Frame.Option(role.code(), role.name(language)))
                    .toList(),
                "clerk"),
            Frame.input(
                "text",
                "forms",
                language.of("表,如 工业总产值、税收;不填为全部", "Forms, e.g. output,rd; empty = all"),
                false,
                "off"),
            Frame.input(
                "text",
                "areas",
                language.of("区划,如 濮院镇;不填为全部", "Codes or names of areas; empty = all"),
                false,
                "off"),
            LoginPages.newPassword(language)),
        el("button", cls("main"), text(language.of("新建", "Add"))));
  }

  Answer add(Visit visit, UserChange change) {
    Account account =
        change.account(
            visit.field("name"),
            visit.field("role"),
            visit.field("forms"),
            visit.field("areas"),
            visit.secret("password"));
    note(visit, account.name());
    accounts.add(account);
    return Answer.seeOther("/users");
  }

  Answer disable(Visit visit) {
    String name = visit.variable("name");
    if (name.equals(visit.account().name())) {
      throw Failure.setting("nobody disables the own account", "ask another administrator");
    }
    note(visit, name);
    accounts.replace(name, Account::asDisabled);
    return Answer.seeOther("/users");
  }

  Answer password(Visit visit) {
    String name = visit.variable("name");
    PasswordHash hash = PasswordHash.of(visit.secret("password"));
    note(visit, name);
    accounts.replace(name, account -> account.withPassword(hash));
    logins.forget(name);
    return Answer.seeOther("/users");
  }

  private void note(Visit visit, String object) {
    bureau.record(
        new AuditedAction(
            visit.account().name(),
            visit.who().address(),
            visit.route().name(),
            object,
            "done",
            ""));
  }
}
