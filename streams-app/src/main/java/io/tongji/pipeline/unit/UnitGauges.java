package io.tongji.pipeline.unit;

import io.tongji.catalogue.form.Form;
import io.tongji.pipeline.ports.Gauges;
import java.util.EnumMap;
import java.util.Map;

/** Shows how much one task keeps of its units. */
final class UnitGauges {

  private final UnitBooks books;
  private final UnitStage stage;
  private final Map<Form, Gauges.Entries> returns = new EnumMap<>(Form.class);
  private final Gauges.Entries register;

  UnitGauges(Gauges gauges, UnitBooks books, UnitStage stage) {
    this.books = books;
    this.stage = stage;
    register = gauges.entries("register");
    for (Form form : Form.values()) {
      returns.put(form, gauges.entries(form.code()));
    }
    entries();
  }

  /** Shows how many entries are kept. */
  void entries() {
    returns.forEach((form, kept) -> kept.set(stage.entries(form)));
    register.set(books.register().size());
  }

  /** Shows nothing more. */
  void close() {
    register.close();
    returns.values().forEach(Gauges.Entries::close);
  }
}
