package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.rollup.Residence;
import io.tongji.rollup.Residences;
import java.util.List;

/** Where a unit counts that has one entry in the register. */
public final class Registered {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  private Registered() {}

  /** A unit of an industry, from a month on. */
  public static Residence as(UnitKind kind, String from, String industry) {
    return as(kind, industry, new RegisterEntry.Validity(from, Month.parse(from), "", null));
  }

  /** An enterprise that leaves, from a month to a month. */
  static Residence until(String from, String to, String industry) {
    return as(
        UnitKind.ENTERPRISE,
        industry,
        new RegisterEntry.Validity(from, Month.parse(from), to, Month.parse(to)));
  }

  private static Residence as(UnitKind kind, String industry, RegisterEntry.Validity validity) {
    RegisterHistory history = new RegisterHistory();
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            "甲",
            new RegisterEntry.Place("330483004", List.of()),
            industry,
            List.of(),
            validity,
            new RegisterEntry.Ownership(null, null));
    history.put(new RegisterRecord("the unit", entry, 0, false));
    return new Residences(CATALOGUE).of(history);
  }
}
