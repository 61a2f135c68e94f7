package io.tongji.pipeline;

import io.tongji.catalogue.Form;
import java.util.EnumMap;
import java.util.Map;

/** Shows on the exposure how much one task keeps, and how many queries are open. */
final class UnitGauges {

  private final UnitBooks books;
  private final UnitStage stage;
  private final Exposure.Owner exposed;
  private final Map<Form, Exposure.Kept> returns = new EnumMap<>(Form.class);
  private final Exposure.Kept register;

  UnitGauges(Exposure exposure, String task, UnitBooks books, UnitStage stage) {
    this.books = books;
    this.stage = stage;
    exposed = exposure.open(task);
    register = exposure.keep("register");
    for (Form form : Form.values()) {
      returns.put(form, exposure.keep(form.code()));
    }
    entries();
    books.queries().forEach(exposed::openQueries);
  }

  /** Shows how many entries are kept. */
  void entries() {
    returns.forEach((form, kept) -> kept.entries(stage.entries(form)));
    register.entries(books.register().size());
  }

  /** Shows how many queries of a form and edit are open. */
  void queries(String form, String edit) {
    exposed.openQueries(form, edit, books.queries().count(form, edit));
  }

  /** True as long as the task has to say that it is alive. */
  boolean areShown() {
    return true;
  }

  /** Says that the task is alive. */
  void alive() {
    exposed.alive();
  }

  /** Shows nothing more. */
  void close() {
    exposed.close();
    register.close();
    returns.values().forEach(Exposure.Kept::close);
  }
}
