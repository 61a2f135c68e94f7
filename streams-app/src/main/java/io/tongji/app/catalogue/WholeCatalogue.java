package io.tongji.app.catalogue;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.lint.text.Vocabulary;
import io.tongji.report.Outline;
import io.tongji.report.Phrases;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads each file of a catalogue, those too that only one command needs: what is wrong is said
 * before it is put in force, and not in the middle of a month.
 */
public final class WholeCatalogue {

  private WholeCatalogue() {}

  /**
   * The catalogue of these files, all of which are right.
   *
   * @throws Failure if a row is wrong: the first one
   */
  public static Catalogue read(CatalogueSource source) {
    List<Failure> faults = faults(source);
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
    return CatalogueFiles.of(source);
  }

  /** The first fault of each file; of the files that figures rest on, the first of them all. */
  public static List<Failure> faults(CatalogueSource source) {
    List<Failure> faults = new ArrayList<>();
    List<Catalogue> read = new ArrayList<>();
    note(faults, () -> read.add(CatalogueFiles.of(source)));
    note(faults, () -> ReportingCalendar.in(source));
    note(faults, () -> StatusScale.read(source));
    for (Language language : Language.values()) {
      note(faults, () -> Phrases.read(source, language));
    }
    for (Catalogue catalogue : read) {
      note(faults, () -> RateRules.read(source, catalogue));
      note(faults, () -> Outline.check(source, catalogue));
      note(faults, () -> Vocabulary.check(source, catalogue));
    }
    return faults;
  }

  private static void note(List<Failure> faults, Runnable reading) {
    try {
      reading.run();
    } catch (Failure e) {
      if (faults.stream().noneMatch(known -> e.sentence().equals(known.sentence()))) {
        faults.add(e);
      }
    }
  }
}
