package io.tongji.report;

import io.tongji.measure.GrowthWording.Words;
import io.tongji.period.Month;
import io.tongji.report.Line.Estimated;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Joins the lines of the indicators to sentences. */
final class Sentences {

  private final Phrases phrases;

  Sentences(Phrases phrases) {
    this.phrases = phrases;
  }

  String paragraph(Month month, List<String> items) {
    return phrases.fill(Phrase.opening(month.month()), "year", Integer.toString(month.year()))
        + String.join(phrases.text(Phrase.ITEMS_BETWEEN), items)
        + phrases.text(Phrase.END);
  }

  /** The text about a whole and, where anything is known of them, its parts. */
  String item(Line whole, List<Line> parts) {
    if (parts.stream().noneMatch(Line::isKnown)) {
      return single(whole);
    }
    return single(whole)
        + phrases.text(Phrase.PARTS)
        + (standTogether(parts) ? together(parts) : oneByOne(parts));
  }

  private String single(Line line) {
    if (line.confidential()) {
      return phrases.fill(Phrase.ITEM_CONFIDENTIAL, "name", line.name());
    }
    if (line.amount() == null) {
      return phrases.fill(Phrase.ITEM_MISSING, "name", line.name());
    }
    return phrases.fill(Phrase.ITEM, Map.of("name", line.name(), "amount", line.amount()))
        + growth(line)
        + (line.completion() == null
            ? ""
            : phrases.fill(Phrase.COMPLETION, "completion", line.completion()));
  }

  private String growth(Line line) {
    Words words = line.growth();
    return switch (words.kind()) {
      case NO_VALUE, NO_BASE -> phrases.text(Phrase.GROWTH_NO_BASE);
      case ZERO_BASE -> phrases.text(Phrase.GROWTH_ZERO_BASE);
      case CONFIDENTIAL -> phrases.text(Phrase.GROWTH_CONFIDENTIAL);
      default -> {
        boolean marked = line.estimated() == Estimated.GROWTH;
        Phrase phrase = marked ? Phrase.GROWTH_ESTIMATED : Phrase.GROWTH;
        yield phrases.fill(phrase, "change", change(words));
      }
    };
  }

  private String change(Words words) {
    String digits = words.digits().toPlainString();
    return phrases.fill(Phrase.change(words.kind()), Map.of("rate", digits, "times", digits));
  }

  private static boolean standTogether(List<Line> parts) {
    long withTarget = parts.stream().filter(part -> part.completion() != null).count();
    return parts.size() > 1
        && parts.stream().allMatch(Line::isWhole)
        && (withTarget == 0 || withTarget == parts.size());
  }

  private String oneByOne(List<Line> parts) {
    return String.join(
        phrases.text(Phrase.PARTS_BETWEEN), parts.stream().map(this::single).toList());
  }

  private String together(List<Line> parts) {
    String names =
        phrases.list(
            parts.stream().map(Line::name).toList(), Phrase.NAMES_BETWEEN, Phrase.NAMES_LAST);
    String amounts = values(parts, line -> Objects.toString(line.amount()));
    String words =
        phrases.fill(Phrase.PARTS_EACH, Map.of("names", names, "amounts", amounts))
            + phrases.fill(
                Phrase.GROWTH_EACH, "changes", values(parts, line -> change(line.growth())));
    return parts.get(0).completion() == null
        ? words
        : words
            + phrases.fill(
                Phrase.COMPLETION_EACH,
                "completions",
                values(parts, line -> Objects.toString(line.completion())));
  }

  private String values(List<Line> parts, Function<Line, String> value) {
    return phrases.list(
        parts.stream().map(value).toList(), Phrase.VALUES_BETWEEN, Phrase.VALUES_LAST);
  }
}
