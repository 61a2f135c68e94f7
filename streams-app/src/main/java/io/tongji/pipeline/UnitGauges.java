package io.tongji.pipeline;

import io.tongji.catalogue.form.Form;
import java.util.EnumMap;
import java.util.Map;

/** Shows how much one task keeps, and how many queries are open. */
final class UnitGauges {

  private final UnitBooks books;
  private final UnitStage stage;
  private final Gauges.QueryCounts open;
  private final Map<Form, Gauges.Entries> returns = new EnumMap<>(Form.class);
  private final Gauges.Entries register;

  UnitGauges(Gauges gauges, UnitBooks books, UnitStage stage) {
    this.books = books;
    this.stage = stage;
    open = gauges.openQueries();
    register = gauges.entries("register");
    for (Form form : Form.values()) {
      returns.put(form, gauges.entries(form.code()));
    }
    entries();
    books.queries().forEach(open::set);
  }

  /** Shows how many entries are kept. */
  void entries() {
    returns.forEach((form, kept) -> kept.set(stage.entries(form)));
    register.set(books.register().size());
  }

  /** Shows how many queries of a form and edit are open. */
  void queries(String form, String edit) {
    open.set(form, edit, books.queries().count(form, edit));
  }

  /** Shows nothing more. */
  void close() {
    open.close();
    register.close();
    returns.values().forEach(Gauges.Entries::close);
  }
}
