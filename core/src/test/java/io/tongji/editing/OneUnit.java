package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.rollup.unit.Residence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One unit, in the register unless said otherwise, and what is asked of it in the end. */
final class OneUnit implements UnitFiles, Questions.QueryReceiver {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();
  private static final String UNIT = "the unit";

  private final Map<Form, ReturnBook> books = new EnumMap<>(Form.class);
  private final ParameterBook parameters;
  private final Questions questions;
  private final Map<String, Query> open = new TreeMap<>();
  private Residence residence = register("2020-01", "3911");

  OneUnit() {
    this(CATALOGUE);
  }

  OneUnit(Catalogue catalogue) {
    parameters = new ParameterBook(catalogue);
    questions = new Questions(catalogue, this, parameters);
  }

  /** Before anything is handed in, it is registered otherwise. */
  void begin(Residence registered) {
    residence = registered;
  }

  Query first() {
    return open.values().iterator().next();
  }

  void handIn(String returns) {
    for (String one : returns.split(";")) {
      String[] words = one.strip().split(" ");
      Form form = Form.ofCode(words[0]);
      Month period = Month.parse(words[1]);
      ReturnAmounts figures = new ReturnAmounts(form);
      boolean withdrawn = false;
      Remarks remarks = Remarks.NONE;
      String number = "E1";
      for (int at = 2; at < words.length; at++) {
        String[] pair = words[at].split("=");
        if (pair[0].equals("withdrawn")) {
          withdrawn = true;
        } else if (pair[0].equals("explanation")) {
          remarks = new Remarks(null, pair[1]);
        } else if (pair[0].equals("event")) {
          number = pair[1];
        } else {
          figures.put(form.slot(pair[0]), Long.parseLong(pair[1]));
        }
      }
      EventFacts event = form == Form.EVENT ? event(number) : null;
      Return made = new Return(form, UNIT, words[1], period, 0, withdrawn, figures, remarks, event);
      ReturnLedger ledger = book(form).open(UNIT);
      questions.touch(made, ledger);
      ledger.put(made);
    }
    questions.settle(this);
  }

  private static EventFacts event(String number) {
    return new EventFacts(number, "signed", "done", null, null, null);
  }

  void enter(Residence changed) {
    questions.touch(UNIT);
    residence = changed;
    questions.settle(this);
  }

  void closed(String month, Map<String, Distribution> strata) {
    put(new EditParameters(Form.OUTPUT, Month.parse(month), 1, 0, 0, strata));
  }

  void parameters(String month, long total, long base) {
    put(new EditParameters(Form.OUTPUT, Month.parse(month), 1, total, base, Map.of()));
  }

  private void put(EditParameters changed) {
    questions.apply(changed.form(), List.of(changed), book(changed.form()), this);
  }

  private ReturnBook book(Form form) {
    return books.computeIfAbsent(form, ReturnBook::new);
  }

  @Nullable Double weight() {
    return open.values().iterator().next().rank().weight();
  }

  String asked() {
    return String.join(
        ", ",
        open.entrySet().stream().map(each -> each.getKey() + words(each.getValue())).toList());
  }

  private static String words(Query query) {
    return " "
        + query.field()
        + "="
        + Objects.toString(query.value(), "")
        + "/"
        + Objects.toString(query.expected(), "");
  }

  static Residence register(String from, String industry) {
    return register(UnitKind.ENTERPRISE, from, industry);
  }

  static Residence register(UnitKind kind, String from, String industry) {
    return Registered.as(kind, from, industry);
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return book(form).find(unitId);
  }

  @Override
  public Residence residence(String unitId) {
    return residence;
  }

  @Override
  public void query(
      Questions.FormYear formYear, Month month, SoftEdit edit, @Nullable Query query) {
    String key = month + " " + edit;
    if (query == null) {
      open.remove(key);
    } else {
      open.put(key, query);
    }
  }

  @Override
  public void pair(Form form, boolean added, Pair pair) {
    assertThat(pair.division()).hasSize(2);
  }
}
