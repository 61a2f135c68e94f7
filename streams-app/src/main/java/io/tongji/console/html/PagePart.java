package io.tongji.console.html;

import java.util.List;

/** What an element is made of: its attributes, and what stands in it. */
public sealed interface PagePart {

  /** What a page shows. */
  sealed interface Node extends PagePart permits Element, TextNode, Nodes {

    /** Writes it as HTML. */
    void writeTo(StringBuilder out);
  }

  /** A name and a value, which is escaped; checked by {@link Html#attribute}. */
  record Attribute(String name, String value) implements PagePart {}

  /** A text, in which every character stands for itself. */
  record TextNode(String text) implements Node {

    @Override
    public void writeTo(StringBuilder out) {
      Escape.into(out, text);
    }
  }

  /** Nodes one after the other. */
  record Nodes(List<Node> all) implements Node {

    /** Copies the list. */
    public Nodes {
      all = List.copyOf(all);
    }

    @Override
    public void writeTo(StringBuilder out) {
      all.forEach(node -> node.writeTo(out));
    }
  }
}
