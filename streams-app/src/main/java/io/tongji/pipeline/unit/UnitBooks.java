package io.tongji.pipeline.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
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

/** All that is known of one task's units: returns and register. */
public final class UnitBooks implements UnitFiles {

  private final Catalogue catalogue;
  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private final RegisterBook register;

  /**
   * Books under a catalogue.
   *
   * @param returns gives the returns on a form
   * @param register where units count
   */
  public UnitBooks(Catalogue catalogue, Function<Form, ReturnBook> returns, RegisterBook register) {
    this.catalogue = catalogue;
    this.register = register;
    for (Form form : Form.values()) {
      this.returns.put(form, returns.apply(form));
    }
  }

  /** Books of a task that has read nothing. */
  public static UnitBooks empty(Catalogue catalogue) {
    return new UnitBooks(catalogue, ReturnBook::new, new RegisterBook(catalogue));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  /** The returns of all units on a form. */
  public ReturnBook returns(Form form) {
    return Objects.requireNonNull(returns.get(form));
  }

  public RegisterBook register() {
    return register;
  }

  @Override
  public @Nullable ReturnLedger ledger(String unitId, Form form) {
    return returns(form).find(unitId);
  }

  /** The unit's returns on all forms that it ever reported on. */
  public Map<Form, ReturnLedger> ledgers(String unitId) {
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
