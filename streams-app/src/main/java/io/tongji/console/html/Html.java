package io.tongji.console.html;

import io.tongji.console.html.PagePart.Attribute;
import io.tongji.console.html.PagePart.Node;
import io.tongji.console.html.PagePart.Nodes;
import io.tongji.console.html.PagePart.TextNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words in which pages are written. What a page shows is escaped by where it stands: a text as
 * text, a value as an attribute, and an address must be one of this server. Scripts, styles and
 * handlers cannot be written at all: they are files of their own.
 */
public final class Html {

  private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");
  private static final Set<String> PLAIN =
      Set.of(
          "accept",
          "alt",
          "autocomplete",
          "autofocus",
          "charset",
          "checked",
          "class",
          "colspan",
          "content",
          "cx",
          "cy",
          "disabled",
          "enctype",
          "for",
          "height",
          "hidden",
          "id",
          "inputmode",
          "lang",
          "max",
          "maxlength",
          "media",
          "method",
          "min",
          "multiple",
          "name",
          "novalidate",
          "open",
          "pattern",
          "placeholder",
          "points",
          "r",
          "readonly",
          "rel",
          "required",
          "role",
          "rows",
          "rowspan",
          "scope",
          "selected",
          "size",
          "spellcheck",
          "step",
          "tabindex",
          "title",
          "type",
          "value",
          "viewBox",
          "width");
  private static final Pattern OF_DATA = Pattern.compile("(data|aria)-[a-z]+(-[a-z]+)*");

  /** A path of this server: neither another host nor another scheme, nor what a browser mends. */
  private static final Pattern OWN =
      Pattern.compile("/(?![/\\\\])[\\p{L}\\p{N}._~!$&'()*+,;=:@%/?#-]*|#[A-Za-z0-9_-]*");

  /** Class of cells that hold numbers. */
  private static final String NUMBER = "number";

  private static final Node NOTHING = new Nodes(List.of());

  private Html() {}

  /** A page, as it is sent. */
  public static String document(Element html) {
    StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
    html.writeTo(out);
    return out.append('\n').toString();
  }

  /** An element. */
  public static Element el(String name, PagePart... parts) {
    return Element.of(name, parts);
  }

  /** An element that holds a text. */
  public static Element el(String name, String text) {
    return Element.of(name, text(text));
  }

  /** A text. */
  public static Node text(String text) {
    return new TextNode(text);
  }

  /** Nothing. */
  public static Node nothing() {
    return NOTHING;
  }

  /** A part if something holds, else nothing. */
  public static Node when(boolean holds, Node part) {
    return holds ? part : NOTHING;
  }

  /** Nodes one after the other. */
  public static Node all(Node... nodes) {
    return new Nodes(List.of(nodes));
  }

  /** A node for each thing. */
  public static <T> Node each(Collection<T> things, Function<T, Node> node) {
    return new Nodes(things.stream().map(node).toList());
  }

  /**
   * An attribute.
   *
   * @throws IllegalArgumentException if it is one that could run a program, or an address elsewhere
   */
  public static Attribute attribute(String name, String value) {
    if (ADDRESSES.contains(name)) {
      if (!OWN.matcher(value).matches()) {
        throw new IllegalArgumentException(name + " leads elsewhere: " + value);
      }
    } else if (!PLAIN.contains(name) && !OF_DATA.matcher(name).matches()) {
      throw new IllegalArgumentException("pages have no attribute " + name);
    }
    return new Attribute(name, value);
  }

  /** An attribute that is there or not, such as {@code checked}. */
  public static Attribute flag(String name) {
    return attribute(name, "");
  }

  /** The attribute {@code class}. */
  public static Attribute cls(String names) {
    return attribute("class", names);
  }

  /** What may be wider than the page, and is moved by keys too. */
  public static Element scroll(Node content) {
    return el("div", cls("scroll"), attribute("tabindex", "0"), content);
  }

  /** A link within this server. */
  public static Element link(String path, String text) {
    return el("a", attribute("href", path), text(text));
  }

  /** A division of a class. */
  public static Element div(String className, Node... content) {
    return with(el("div", cls(className)), content);
  }

  /** An element with more content. */
  public static Element with(Element element, Node... content) {
    List<Node> more = new ArrayList<>(element.content());
    Collections.addAll(more, content);
    return new Element(element.name(), element.attributes(), more);
  }

  /** A table with a heading for each column, and rows of cells; headings lean as numbers do. */
  public static Element table(String className, List<String> headings, List<? extends Node> rows) {
    List<Element> first = rows.isEmpty() ? List.of() : cells(List.of(rows.get(0))).toList();
    List<Node> heads = new ArrayList<>();
    for (String heading : headings) {
      boolean number = heads.size() < first.size() && isNumber(first.get(heads.size()));
      heads.add(el("th", attribute("scope", "col"), cls(number ? NUMBER : ""), text(heading)));
    }
    return el(
        "table",
        cls(className),
        el("thead", el("tr", new Nodes(heads))),
        el("tbody", new Nodes(List.copyOf(rows))));
  }

  /** The cells of a row, however they are bundled. */
  private static Stream<Element> cells(Collection<? extends Node> of) {
    return of.stream()
        .flatMap(
            node -> {
              if (node instanceof Nodes nodes) {
                return cells(nodes.all());
              }
              return node instanceof Element element
                  ? element.name().equals("tr") ? cells(element.content()) : Stream.of(element)
                  : Stream.empty();
            });
  }

  private static boolean isNumber(Element cell) {
    return cell.attributes().contains(cls(NUMBER));
  }
}
