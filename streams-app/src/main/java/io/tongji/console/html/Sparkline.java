package io.tongji.console.html;

import static io.tongji.console.html.Html.attribute;
import static io.tongji.console.html.Html.cls;
import static io.tongji.console.html.Html.each;
import static io.tongji.console.html.Html.el;
import static io.tongji.console.html.Html.nothing;

import io.tongji.console.html.PagePart.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small line of values in their order (Tufte, Beautiful Evidence, 2006), from zero or the
 * smallest to the largest. Where a value is missing, the line is broken.
 */
public final class Sparkline {

  private static final int STEP = 5;
  private static final int HEIGHT = 28;
  private static final int EDGE = 3;
  private static final int THICK = 2;

  private final List<@Nullable Long> values;
  private final double low;
  private final double high;

  private Sparkline(List<@Nullable Long> values) {
    this.values = values;
    double smallest = 0;
    double largest = 0;
    for (@Nullable Long value : values) {
      if (value != null) {
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
      }
    }
    this.low = smallest;
    this.high = largest;
  }

  /**
   * The line; nothing if there is no value.
   *
   * @param label what it shows, for those who do not see it
   */
  public static Node of(List<@Nullable Long> values, String label) {
    return values.stream().allMatch(Objects::isNull)
        ? nothing()
        : new Sparkline(values).drawn(label);
  }

  private Node drawn(String label) {
    int width = STEP * Math.max(1, values.size() - 1) + 2 * EDGE;
    return el(
        "svg",
        cls("spark"),
        attribute("viewBox", "0 0 " + width + " " + HEIGHT),
        attribute("width", Integer.toString(width)),
        attribute("height", Integer.toString(HEIGHT)),
        attribute("role", "img"),
        attribute("aria-label", label),
        el("title", label),
        each(pieces(), points -> el("polyline", attribute("points", points))),
        last()
            .<Node>map(
                at ->
                    el(
                        "circle",
                        attribute("cx", Integer.toString(x(at))),
                        attribute("cy", Integer.toString(y(at))),
                        attribute("r", Integer.toString(THICK))))
            .orElse(nothing()));
  }

  /** The line between two gaps; a single value is a short line. */
  private List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int at = 0; at <= values.size(); at++) {
      if (at < values.size() && values.get(at) != null) {
        piece.append(piece.length() == 0 ? "" : " ").append(x(at)).append(',').append(y(at));
      } else if (piece.length() > 0) {
        pieces.add(piece.indexOf(" ") < 0 ? piece + " " + piece : piece.toString());
        piece.setLength(0);
      }
    }
    return pieces;
  }

  private Optional<Integer> last() {
    for (int at = values.size() - 1; at >= 0; at--) {
      if (values.get(at) != null) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private static int x(int at) {
    return EDGE + at * STEP;
  }

  private int y(int at) {
    double of = Objects.requireNonNull(values.get(at));
    double part = high == low ? 0 : (of - low) / (high - low);
    return (int) Math.round(HEIGHT - EDGE - part * (HEIGHT - 2 * EDGE));
  }
}
