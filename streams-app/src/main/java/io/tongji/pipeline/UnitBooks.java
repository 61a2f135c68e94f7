package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.ParameterBook;
import io.tongji.editing.UnitFiles;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.unit.RegisterBook;
import io.tongji.rollup.unit.Residence;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that is known of one task's units: returns, register, queries, and what is usual. */
final class UnitBooks implements UnitFiles {

  private final Catalogue catalogue;
  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private final RegisterBook register;
  private final ParameterBook parameters;
  private final StandingQueries queries;

  /**
   * Books under a catalogue.
   *
   * @param returns gives the returns on a form
   * @param register where units count
   * @param parameters of closed months
   * @param queries that stand in their topic
   */
  UnitBooks(
      Catalogue catalogue,
      Function<Form, ReturnBook> returns,
      RegisterBook register,
      ParameterBook parameters,
      StandingQueries queries) {
    this.catalogue = catalogue;
    this.register = register;
    this.parameters = parameters;
    this.queries = queries;
    for (Form form : Form.values()) {
      this.returns.put(form, returns.apply(form));
    }
  }

  /** Books of a task that has read nothing. */
  static UnitBooks empty(Catalogue catalogue) {
    return new UnitBooks(
        catalogue,
        ReturnBook::new,
        new RegisterBook(catalogue),
        new ParameterBook(catalogue),
        new StandingQueries());
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The returns of all units on a form. */
  ReturnBook returns(Form form) {
    return Objects.requireNonNull(returns.get(form));
  }

  RegisterBook register() {
    return register;
  }

  ParameterBook parameters() {
    return parameters;
  }

  StandingQueries queries() {
    return queries;
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return returns(form).find(unitId);
  }

  /** The unit's returns on all forms that it ever reported on. */
  Map<Form, ReturnLedger> ledgers(String unitId) {
    Map<Form, ReturnLedger> ledgers = new EnumMap<>(Form.class);
    for (Form form : Form.values()) {
      ReturnLedger ledger = ledger(unitId, form);
      if (ledger != null) {
        ledgers.put(form, ledger);
      }
    }
    return ledgers;
  }

  @Override
  public Residence residence(String unitId) {
    return register.residence(unitId);
  }
}
