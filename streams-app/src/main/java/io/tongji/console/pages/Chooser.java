package io.tongji.console.pages;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.console.html.Element;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.http.Visit;
import io.tongji.failure.Failure;
import io.tongji.period.Period;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a list is shown: a form whose fields stand in the address of the page. */
final class Chooser {

  private Chooser() {}

  /** The form of a page. */
  static Node form(Visit visit, Node... fields) {
    return el(
        "form",
        cls("chooser"),
        attribute("method", "get"),
        attribute("action", visit.route().path()),
        each(List.of(fields), field -> field),
        el("button", visit.language().of("查看", "Show")));
  }

  /** A line to type in, such as a code. */
  static Element field(String name, String label, String value, String example) {
    return el(
        "label",
        el("span", label),
        el(
            "input",
            attribute("name", name),
            attribute("value", value),
            attribute("placeholder", example),
            attribute("size", Integer.toString(Math.max(example.length(), value.length()) + 2))));
  }

  /** A day. */
  static Element day(String name, String label, String value) {
    return el(
        "label",
        el("span", label),
        el("input", attribute("type", "date"), attribute("name", name), attribute("value", value)));
  }

  /** A period. */
  static Element period(Visit visit, String value) {
    return field("period", visit.language().of("报告期", "Period"), value, "2023-12");
  }

  /** The period that was asked for; null: none. */
  static @Nullable Period period(Visit visit) {
    String given = visit.query("period");
    return given.isEmpty() ? null : parsed(given);
  }

  /** The period that is written so. */
  static Period parsed(String given) {
    try {
      return Period.parse(given);
    } catch (IllegalArgumentException wrong) {
      throw Failure.setting(given + " is not a period", "give 2023-12, 2023-Q4 or 2023");
    }
  }

  /** An area of the catalogue. */
  static Element area(Visit visit, Catalogue catalogue) {
    Language language = visit.language();
    @Nullable String asked = area(visit);
    return Frame.choice(
        "area",
        language.of("区划", "Area"),
        catalogue.areas().stream()
            .map(each -> new Frame.Option(each.code(), language.of(each.name(), each.nameEn())))
            .toList(),
        asked == null ? catalogue.headlineArea().code() : asked);
  }

  /** The area that the address or a form asks for; null: none. */
  static @Nullable String area(Visit visit) {
    String given = visit.query("area").isEmpty() ? visit.field("area") : visit.query("area");
    return given.isEmpty() ? null : Area.shortest(given);
  }

  /** The address of a page with what is to be shown; what is empty is left out. */
  static String address(String path, String... namesAndValues) {
    StringBuilder address = new StringBuilder(path);
    char seam = '?';
    for (int at = 0; at < namesAndValues.length; at += 2) {
      if (!namesAndValues[at + 1].isEmpty()) {
        address
            .append(seam)
            .append(namesAndValues[at])
            .append('=')
            .append(URLEncoder.encode(namesAndValues[at + 1], StandardCharsets.UTF_8));
        seam = '&';
      }
    }
    return address.toString();
  }
}
