package io.tongji.console.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An element of a page. */
public record Element(String name, List<PagePart.Attribute> attributes, List<PagePart.Node> content)
    implements PagePart.Node {

  /** They have no content, and no end tag. */
  private static final Set<String> EMPTY = Set.of("meta", "link", "input", "br", "hr", "img");

  /** What would be read as program or style, whatever is escaped in it, cannot be written here. */
  private static final Set<String> WITHOUT_TEXT = Set.of("script", "style");

  /** Copies the lists. */
  public Element {
    attributes = List.copyOf(attributes);
    content = List.copyOf(content);
    if (!name.matches("[a-z][a-z0-9]*")) {
      throw new IllegalArgumentException("no element is called " + name);
    }
    if (!content.isEmpty() && (EMPTY.contains(name) || WITHOUT_TEXT.contains(name))) {
      throw new IllegalArgumentException(name + " holds nothing here");
    }
  }

  static Element of(String name, PagePart... parts) {
    List<Attribute> attributes = new ArrayList<>();
    List<PagePart.Node> content = new ArrayList<>();
    for (PagePart part : parts) {
      if (part instanceof PagePart.Attribute attribute) {
        attributes.add(attribute);
      } else if (part instanceof PagePart.Node node) {
        content.add(node);
      }
    }
    return new Element(name, attributes, content);
  }

  @Override
  public void writeTo(StringBuilder out) {
    out.append('<').append(name);
    for (Attribute attribute : attributes) {
      out.append(' ').append(attribute.name()).append("=\"");
      Escape.into(out, attribute.value());
      out.append('"');
    }
    out.append('>');
    content.forEach(node -> node.writeTo(out));
    if (!EMPTY.contains(name)) {
      out.append("</").append(name).append('>');
    }
  }
}
