package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.RegisterRecord;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.Residences;
import java.util.List;

/** Where a unit counts, by its entries in the register. */
public final class Registered {

  private static final Catalogue CATALOGUE = CatalogueFiles.builtIn();

  private Registered() {}

  /** A unit of an industry, from a month on. */
  public static Residence as(UnitKind kind, String from, String industry) {
    return as(kind, industry, new RegisterEntry.Validity(from, Month.parse(from), "", null));
  }

  /** An enterprise by entries: {@code 2020-01..2022-08 3911 规上; 2023-01 3911}. */
  static Residence by(String entries) {
    RegisterHistory history = new RegisterHistory();
    for (String entry : entries.split(";")) {
      String[] words = entry.strip().split(" ");
      String[] months = words[0].split("\\.\\.");
      String to = months.length > 1 ? months[1] : "";
      RegisterEntry.Validity validity =
          new RegisterEntry.Validity(
              months[0], Month.parse(months[0]), to, to.isEmpty() ? null : Month.parse(to));
      List<String> frames = List.of(words).subList(2, words.length);
      history.put(record(UnitKind.ENTERPRISE, words[1], frames, validity));
    }
    return new Residences(CATALOGUE).of(history);
  }

  private static Residence as(UnitKind kind, String industry, RegisterEntry.Validity validity) {
    RegisterHistory history = new RegisterHistory();
    history.put(record(kind, industry, List.of(), validity));
    return new Residences(CATALOGUE).of(history);
  }

  private static RegisterRecord record(
      UnitKind kind, String industry, List<String> frames, RegisterEntry.Validity validity) {
    RegisterEntry entry =
        new RegisterEntry(
            kind,
            kind.code(),
            "甲",
            new RegisterEntry.Place("330483004", List.of()),
            industry,
            frames,
            validity,
            new RegisterEntry.Ownership(null, null),
            null);
    return new RegisterRecord("the unit", entry, 0, false);
  }
}
