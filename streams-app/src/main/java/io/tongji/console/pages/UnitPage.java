package io.tongji.console.pages;

import static io.tongji.console.html.Html.all;
import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.nothing;
import static io.tongji.console.html.Html.scroll;
import static io.tongji.console.html.Html.table;
import static io.tongji.console.html.Html.text;
import static io.tongji.console.html.Html.when;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.form.Form;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.console.jobs.BureauPort;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.explain.HistoryTable;
import io.tongji.explain.RegisterRevision;
import io.tongji.explain.Revision;
import io.tongji.explain.UnitCard;
import io.tongji.explain.UnitHistory;
import io.tongji.failure.Failure;
import io.tongji.figures.NamedCode;
import io.tongji.ingest.check.FormNames;
import io.tongji.output.TextTable;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.Return;
import io.tongji.returns.edits.RejectionReason;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** 名录: what the bureau has of a unit, every revision of it, by whom and from which file. */
final class UnitPage {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int CODE_OF_FORM = 0;
  private static final int VERDICT = 3;
  private static final int MOST_FOUND = 100;

  private final Frame frame;
  private final BureauPort bureau;

  UnitPage(Frame frame, BureauPort bureau) {
    this.frame = frame;
    this.bureau = bureau;
  }

  Answer show(Visit visit) {
    Language language = visit.language();
    String given = visit.query("unit");
    Node chooser =
        Chooser.form(
            visit,
            Chooser.field(
                "unit",
                language.of("单位:代码,或名称的一部分", "Unit: code, or part of the name"),
                given,
                "91330483YB0000032L        "));
    if (given.isEmpty()) {
      return frame.page(visit, chooser);
    }
    String code = given.toUpperCase(Locale.ROOT);
    Map<String, String> names = bureau.names();
    if (!names.containsKey(code)) {
      List<NamedCode> found = named(given, visit.account(), names);
      if (found.size() != 1) {
        return frame.page(visit, chooser, several(found, language));
      }
      code = found.get(0).code();
    }
    if (!mayRead(visit.account(), code)) {
      throw Failure.setting("the unit is in none of your areas", "ask the administrator");
    }
    UnitCard card = bureau.readings().card(code, forms(visit.account()));
    return frame.page(
        visit,
        chooser,
        el("h2", names.getOrDefault(code, "") + " " + code),
        register(card, language),
        months(card, language),
        returns(card, language));
  }

  /** A clerk reads the forms and the areas that are the clerk's own. */
  private static List<Form> forms(Account account) {
    return Arrays.stream(Form.values())
        .filter(form -> account.role() != DeskRole.CLERK || account.feeds(form.code()))
        .toList();
  }

  private boolean mayRead(Account account, String unit) {
    return account.role() != DeskRole.CLERK
        || account.areas().isEmpty()
        || bureau.unitsIn(account.areas()).contains(unit);
  }

  private List<NamedCode> named(String word, Account account, Map<String, String> names) {
    String lower = word.toLowerCase(Locale.ROOT);
    return names.entrySet().stream()
        .map(each -> new NamedCode(each.getKey(), each.getValue(), each.getValue()))
        .filter(unit -> unit.has(lower) && mayRead(account, unit.code()))
        .limit(MOST_FOUND)
        .toList();
  }

  private static Node several(List<NamedCode> found, Language language) {
    return found.isEmpty()
        ? Frame.message("note", language.of("名录中没有这个单位", "The register has no such unit"))
        : all(
            el("p", language.of("有 %d 个单位:", "%d units:").formatted(found.size())),
            el(
                "ul",
                each(
                    found,
                    unit ->
                        el(
                            "li",
                            el(
                                "a",
                                attribute("href", Chooser.address("/unit", "unit", unit.code())),
                                text(unit.code() + " " + unit.name()))))));
  }

  private Node register(UnitCard card, Language language) {
    List<Element> rows = card.register().stream().map(one -> row(one, language)).toList();
    return all(
        el("h2", language.of("名录变更", "Entries of the register")),
        rows.isEmpty()
            ? el("p", language.of("名录中没有", "The register has none"))
            : scroll(
                table(
                    "list",
                    List.of(
                        language.of("起", "From"),
                        language.of("止", "To"),
                        language.of("名称", "Name"),
                        language.of("区划", "Area"),
                        language.of("行业", "Industry"),
                        language.of("裁定", "Verdict"),
                        language.of("报送时间", "Fed at"),
                        language.of("报送人", "By"),
                        language.of("文件", "File")),
                    rows)));
  }

  private Element row(RegisterRevision of, Language language) {
    RegisterEntry entry = of.handedIn().entry();
    return PageTable.row(
        List.of(
            entry.validity().fromText(),
            entry.validity().toText(),
            entry.name(),
            area(entry, language),
            entry.industry(),
            verdict(of, language),
            MINUTE.format(of.origin().at().atZone(bureau.zone())),
            of.origin().by(),
            file(of.origin(), language)),
        java.util.Set.of());
  }

  private String area(RegisterEntry entry, Language language) {
    Area area = bureau.catalogue().area(Area.shortest(entry.place().area()));
    String name = area == null ? "" : " " + language.of(area.name(), area.nameEn());
    String groups = String.join(" ", entry.place().groups());
    return entry.place().area() + name + (groups.isEmpty() ? "" : " · " + groups);
  }

  private static String file(Revision.FedFrom from, Language language) {
    return from.file().isEmpty()
        ? ""
        : from.file() + language.of(" 第%d行", " line %d").formatted(from.row());
  }

  private static String verdict(RegisterRevision of, Language language) {
    if (of.refused() != null) {
      return language.of("退回:", "refused: ") + message(of.refused(), language);
    }
    if (of.inForce()) {
      return of.handedIn().withdrawn()
          ? language.of("已撤销", "withdrawn")
          : language.of("现行", "in force");
    }
    return of.verdict() == null
        ? ""
        : switch (of.verdict()) {
          case ACCEPTED -> language.of("已被更正", "corrected");
          case DUPLICATE -> language.of("重复", "duplicate");
          case STALE -> language.of("过时", "stale");
          case CONFLICT ->
              language.of("退回:", "refused: ") + message(RejectionReason.SAME_REVISION, language);
        };
  }

  private static String message(RejectionReason reason, Language language) {
    return (language == Language.ZH ? reason.chinese() : reason.english()).message();
  }

  /** The last two years on each form, as they stand. */
  private static Node months(UnitCard card, Language language) {
    List<Element> rows =
        card.returns().stream().flatMap(of -> line(of, language).stream()).toList();
    return when(
        !rows.isEmpty(),
        all(
            el("h2", language.of("近 24 个月(当月)", "Last 24 months, each alone")),
            table(
                "list narrow-list",
                List.of(
                    language.of("表", "Form"),
                    language.of("至", "Up to"),
                    language.of("各月", "Months")),
                rows)));
  }

  private static Optional<Element> line(UnitHistory of, Language language) {
    Map<Month, Return> standing = new HashMap<>();
    for (Revision revision : of.revisions()) {
      Month month = revision.handedIn().period();
      if (revision.inForce() && !revision.handedIn().withdrawn() && month != null) {
        standing.put(month, revision.handedIn());
      }
    }
    if (of.form() == Form.EVENT || standing.isEmpty()) {
      return Optional.empty();
    }
    Month last = standing.keySet().stream().max(Month::compareTo).orElseThrow();
    return Optional.of(
        el(
            "tr",
            el("td", FormNames.of(of.form().code(), language)),
            el("td", last.toString()),
            el(
                "td",
                cls("chart"),
                new MonthsOfUnit(of.form(), standing::get).line(last, language))));
  }

  private Node returns(UnitCard card, Language language) {
    HistoryTable history = new HistoryTable(language, bureau.zone());
    card.returns().forEach(of -> history.add(of.revisions()));
    TextTable of = history.table();
    return all(
        el("h2", language.of("报送历史", "Returns")),
        of.rows().size() == 1
            ? el("p", language.of("没有报送过", "None"))
            : PageTable.of(
                of, (row, column) -> cell(of.rows().get(row).get(column), column, language)));
  }

  /** Forms and reasons by their names. */
  private static Node cell(String printed, int column, Language language) {
    return switch (column) {
      case CODE_OF_FORM -> text(FormNames.of(printed, language));
      case VERDICT -> verdict(printed, language);
      default -> printed.equals("-") ? nothing() : text(printed);
    };
  }

  private static Node verdict(String printed, Language language) {
    return Arrays.stream(RejectionReason.values())
        .filter(reason -> printed.endsWith(" " + reason.name()))
        .findFirst()
        .map(
            reason ->
                text(
                    printed.substring(0, printed.length() - reason.name().length() - 1)
                        + language.of(":", ": ")
                        + message(reason, language)))
        .orElse(text(printed));
  }
}
