package io.tongji.bench.print;

import java.util.Locale;
import java.util.Map;

/** Bars on a logarithmic scale, as SVG. */
public final class BarChart {

  private static final int WIDTH = 720;
  private static final int LABEL = 110;
  private static final int ROW = 30;
  private static final int TOP = 44;

  private BarChart() {}

  /** A picture of positive figures, each with its name, under a title. */
  public static String svg(String title, String unit, Map<String, Double> figures) {
    double least = figures.values().stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double most = figures.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double from = Math.pow(10, Math.floor(Math.log10(least)) - 0.1);
    double scale = (WIDTH - LABEL - 110) / Math.max(Math.log10(most / from), 0.1);
    StringBuilder svg = new StringBuilder();
    int height = TOP + ROW * figures.size() + 10;
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"14\">%n")
            .formatted(WIDTH, height, WIDTH));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    svg.append("<text x=\"10\" y=\"24\" font-weight=\"bold\">%s</text>%n".formatted(title));
    int y = TOP;
    for (Map.Entry<String, Double> figure : figures.entrySet()) {
      double length = scale * Math.log10(figure.getValue() / from);
      svg.append(bar(figure.getKey(), y, length));
      svg.append(value(y, length, figure.getValue(), unit));
      y += ROW;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(String name, int y, double length) {
    String colour = name.equals("tongji") ? "#1f6feb" : "#8b949e";
    return String.format(
        Locale.ROOT,
        "<text x=\"10\" y=\"%d\">%s</text>%n"
            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"18\" fill=\"%s\"/>%n",
        y + 14,
        name,
        LABEL,
        y,
        length,
        colour);
  }

  private static String value(int y, double length, double figure, String unit) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%d\">%,.2f %s</text>%n",
        LABEL + length + 8,
        y + 14,
        figure,
        unit);
  }
}
