package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.div;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.flag;
import static io.tongji.console.html.Html.link;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;
import static io.tongji.console.html.Html.with;

import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.ErrorPage;
import io.tongji.console.http.Route;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.jobs.FeedField;
import io.tongji.console.users.Account;
import io.tongji.failure.Failure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What all pages have around them: the menu of the role, the user, the other language. */
final class Frame implements ErrorPage {

  private final BureauPort bureau;

  Frame(BureauPort bureau) {
    this.bureau = bureau;
  }

  /** A page of a route with this content. */
  Answer page(Visit visit, Node... content) {
    Language language = visit.language();
    String title = visit.route().title(language);
    return Answer.page(document(visit.who(), visit.route(), title, content));
  }

  private Element document(Visit.Visitor who, Route of, String title, Node... content) {
    Language language = who.language();
    return el(
        "html",
        attribute("lang", language.of("zh-CN", "en")),
        el(
            "head",
            el("meta", attribute("charset", "utf-8")),
            el(
                "meta",
                attribute("name", "viewport"),
                attribute("content", "width=device-width, initial-scale=1")),
            el("title", title + " · " + language.of("统计台", "Tongji console")),
            el("link", attribute("rel", "icon"), attribute("href", "/assets/console.svg")),
            el("link", attribute("rel", "stylesheet"), attribute("href", "/assets/console.css")),
            el("script", attribute("src", "/assets/console.js"), attribute("type", "module"))),
        el(
            "body",
            el(
                "a",
                cls("skip"),
                attribute("href", "#content"),
                text(language.of("跳到正文", "Skip to content"))),
            header(who, of),
            with(el("main", attribute("id", "content"), el("h1", title)), content),
            el(
                "footer",
                text(
                    who.account().isPresent()
                        ? language.of(
                            "含单位数据和未发布数据,仅限统计机构内部使用(统计法第二十八条)",
                            "Data of units and unreleased figures: for the bureau's eyes only"
                                + " (Statistics Law, Art. 28)")
                        : ""))));
  }

  private static Node header(Visit.Visitor who, Route of) {
    Language language = who.language();
    Language other = language == Language.ZH ? Language.EN : Language.ZH;
    return el(
        "header",
        el("span", cls("brand"), text(language.of("统计台", "Tongji"))),
        who.account()
            .<Node>map(
                account ->
                    el(
                        "nav",
                        attribute("aria-label", language.of("菜单", "menu")),
                        each(menu(account), route -> item(route, of, language))))
            .orElse(nothing()),
        div(
            "me",
            who.account().<Node>map(account -> user(who, account)).orElse(nothing()),
            el(
                "a",
                attribute("href", "/language/" + other.name().toLowerCase(java.util.Locale.ROOT)),
                attribute("lang", other == Language.ZH ? "zh-CN" : "en"),
                text(other.of("中文", "English")))));
  }

  private static Node user(Visit.Visitor who, Account account) {
    Language language = who.language();
    return all(
        el(
            "a",
            attribute("href", "/password"),
            attribute("title", language.of("修改密码", "change password")),
            text(account.name() + " · " + account.role().name(language))),
        el(
            "form",
            attribute("method", "post"),
            attribute("action", "/logout"),
            token(who.session().orElseThrow().token()),
            el("button", cls("plain"), text(language.of("退出", "Log out")))));
  }

  private static List<Route> menu(Account account) {
    return Arrays.stream(Route.values())
        .filter(route -> route.isInMenu() && route.roles().contains(account.role()))
        .toList();
  }

  private static Node item(Route route, Route shown, Language language) {
    String path = route.path();
    boolean current = shown.path().equals(path) || shown.path().startsWith(path + "/");
    Element item = link(route.path(), route.title(language));
    return current
        ? el(
            "a",
            attribute("href", route.path()),
            attribute("aria-current", "page"),
            text(route.title(language)))
        : item;
  }

  /** The field of a form that shows that it comes from a page of the session. */
  static Node token(String token) {
    return el(
        "input",
        attribute("type", "hidden"),
        attribute("name", "token"),
        attribute("value", token));
  }

  /** Whose password a form is about, for programs that keep passwords. */
  static Element username(String name) {
    return el(
        "input",
        attribute("type", "text"),
        attribute("autocomplete", "username"),
        attribute("value", name),
        flag("readonly"),
        flag("hidden"));
  }

  /** A form whose answer changes something: it carries the session's token. */
  static Element posted(Visit visit, String action, PagePart... parts) {
    List<PagePart> all = new ArrayList<>();
    all.add(attribute("method", "post"));
    all.add(attribute("action", action));
    all.add(token(visit.token())); // before files, which are not taken without it
    all.addAll(List.of(parts));
    return el("form", all.toArray(PagePart[]::new));
  }

  /** A form that only has a button. */
  static Element button(Visit visit, String action, String className, String label) {
    return posted(visit, action, el("button", cls(className), text(label)));
  }

  /** A line to type in, below its label. */
  static Element input(String type, String name, String label, boolean required, String complete) {
    Element field =
        required
            ? el(
                "input",
                attribute("type", type),
                attribute("name", name),
                attribute("autocomplete", complete),
                flag("required"))
            : el(
                "input",
                attribute("type", type),
                attribute("name", name),
                attribute("autocomplete", complete));
    return el("label", el("span", label), field);
  }

  /** A choice, below its label; each option is a value and its name. */
  static Element choice(String name, String label, List<Option> options, String chosen) {
    return el(
        "label",
        el("span", label),
        el(
            "select",
            attribute("name", name),
            each(
                options,
                option ->
                    option.value().equals(chosen)
                        ? el(
                            "option",
                            attribute("value", option.value()),
                            flag("selected"),
                            text(option.name()))
                        : el("option", attribute("value", option.value()), text(option.name())))));
  }

  /** A box to be ticked, beside its label; what is sent if it is says {@code yes}. */
  static Element tick(String name, String label, boolean ticked) {
    List<PagePart> box = new ArrayList<>();
    box.add(attribute("type", "checkbox"));
    box.add(attribute("name", name));
    box.add(attribute("value", "yes"));
    if (ticked) {
      box.add(flag("checked"));
    }
    return el("label", cls("check"), el("input", box.toArray(PagePart[]::new)), el("span", label));
  }

  /** What can be chosen. */
  record Option(String value, String name) {}

  /** What a page says that has no figures to show yet. */
  static Element nothingYet(Language language) {
    return message(
        "note",
        language.of(
            "还没有这里的数据。先报送名录和报表,几秒钟后这里就有;不在名录中的单位不计入。也可以换一个区划或报告期",
            "There are no figures here yet. Feed the register and returns: they are here within"
                + " seconds; units that are not in the register do not count. Or choose another"
                + " area or period"));
  }

  /** A message of a kind: good, bad or note. */
  static Element message(String kind, String words) {
    return el("p", cls("message " + kind), attribute("role", "status"), text(words));
  }

  @Override
  public Answer refused(Visit.Visitor who, int status, String words) {
    return Answer.page(
        status,
        document(
            who,
            Route.HOME,
            who.language().of("不能显示", "Not shown"),
            message("bad", words),
            el("p", link("/", who.language().of("回首页", "Home")))));
  }

  @Override
  public Answer failed(Visit visit, Failure failure) {
    int status =
        switch (failure.kind()) {
          case SETTING, INPUT -> 400;
          case SERVER -> 503;
          case BUG -> 500;
        };
    return Answer.page(
        status,
        document(
            visit.who(),
            visit.route(),
            visit.route().title(visit.language()),
            message("bad", say(failure, visit.language())),
            when(status == 503, el("p", visit.language().of("稍后再试", "Try again later"))),
            el("p", link("/", visit.language().of("回首页", "Home")))));
  }

  /** What a failure means, in the words of the pages. */
  String say(Failure failure, Language language) {
    return FeedField.named(bureau.say(failure, language), language);
  }
}
