package io.tongji.editing;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.unit.Residence;
import org.jspecify.annotations.Nullable;

/** What units have handed in, and where the register puts them. */
public interface UnitFiles {

  /** The unit's returns on a form; null: none. */
  @Nullable ReturnLedger ledger(String unitId, Form form);

  /** Where the unit counts. */
  Residence residence(String unitId);
}
