package io.tongji.catalogue.form;

import io.tongji.catalogue.source.CatalogueRows.Row;
import io.tongji.catalogue.source.WordList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns rows of edits.csv into rules, refusing what is wrong. */
final class EditParser {

  private static final Pattern POWER = Pattern.compile("[-+]?0?([1-9]|1[0-2])");

  private final Map<Edit, Set<String>> seen = new HashMap<>();

  EditRules.EditRow rule(Row row) {
    Edit edit = row.parse("edit", Edit::ofCode);
    List<String> forms = WordList.split(row.required("forms"));
    for (String form : forms) {
      checkForm(row, edit, form);
    }
    EditRules.Numbers numbers =
        row.parse("parameters", text -> new EditRules.Numbers(numbers(edit, text)));
    checkWords(row, edit, numbers);
    return new EditRules.EditRow(edit, forms, numbers);
  }

  private void checkForm(Row row, Edit edit, String form) {
    boolean register = form.equals(EditRules.REGISTER) && edit == Edit.CHECK_DIGIT;
    if (!register) {
      Form known;
      try {
        known = Form.ofCode(form);
      } catch (IllegalArgumentException e) {
        throw row.wrong("forms", String.valueOf(e.getMessage()), "name forms, by their words");
      }
      if (!edit.findsItsColumns(known)) {
        throw row.wrong(
            "forms", "form " + form + " lacks columns that " + edit + " needs", "leave it out");
      }
      if (!edit.canFail(known)) {
        throw row.wrong(
            "forms", "no unit on form " + form + " can fail " + edit, "leave the form out");
      }
    }
    if (!seen.computeIfAbsent(edit, first -> new HashSet<>()).add(form)) {
      throw row.wrong(
          "forms", "form " + form + " has " + edit + " in a row above", "keep one of the two");
    }
  }

  private static Map<String, String> numbers(Edit edit, String text) {
    Map<String, String> given = WordList.pairs(text);
    List<String> names = edit.parameters().stream().map(EditParameter::name).toList();
    if (!given.keySet().equals(Set.copyOf(names))) {
      throw new IllegalArgumentException("must state of " + edit + " exactly " + names);
    }
    edit.parameters().forEach(one -> one.check(given.getOrDefault(one.name(), "")));
    return given;
  }

  /** Words that name columns, forms, industries or powers must be such. */
  private static void checkWords(Row row, Edit edit, EditRules.Numbers numbers) {
    switch (edit) {
      case NEGATIVE -> {
        for (String form : WordList.split(row.text("forms"))) {
          for (String column : numbers.words("columns")) {
            if (Form.ofCode(form).slot(column) < 0) {
              throw row.wrong("parameters", "form " + form + " has no column " + column, "name it");
            }
          }
        }
      }
      case OUTSIDE_INDUSTRIES ->
          row.parse("parameters", text -> divisions(numbers.words("industries")));
      case SALES_RATIO -> {
        if (numbers.tenThousandths("low") > numbers.tenThousandths("high")) {
          throw row.wrong("parameters", "has low above high", "give the smaller number as low");
        }
      }
      case UNIT_ERROR -> row.parse("parameters", text -> powers(numbers.words("powers")));
      case RD_INTENSITY ->
          checkCompared(
              row, row.parse("parameters", text -> Form.ofCode(numbers.words("of").get(0))));
      default -> {}
    }
  }

  /** A share is one of the same unit's cumulatives, in the same currency. */
  private static void checkCompared(Row row, Form other) {
    for (String code : WordList.split(row.text("forms"))) {
      Form form = Form.ofCode(code);
      boolean comparable =
          other != form
              && other.slot("ytd") >= 0
              && other.unitKind() == form.unitKind()
              && other.currency().equals(form.currency());
      if (!comparable) {
        throw row.wrong(
            "parameters",
            "compares form " + code + " with form " + other.code(),
            "name another monthly form of the same units and currency");
      }
    }
  }

  /** Ranges of divisions, e.g. {@code 06-46}. */
  static List<IndustryRange> divisions(List<String> words) {
    List<IndustryRange> ranges = IndustryRange.parse(String.join(";", words));
    if (ranges.stream().anyMatch(range -> range.from().length() != 2)) {
      throw new IllegalArgumentException("industries must be divisions, of 2 digits each");
    }
    return ranges;
  }

  private static List<Integer> powers(List<String> words) {
    if (!words.stream().allMatch(POWER.asMatchPredicate())) {
      throw new IllegalArgumentException(
          "powers must be whole numbers from -12 to 12, and not 0, with blanks between them");
    }
    return words.stream().map(Integer::valueOf).toList();
  }
}
