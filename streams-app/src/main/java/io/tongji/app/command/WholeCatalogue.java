package io.tongji.app.command;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueSource;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.lint.Vocabulary;
import io.tongji.report.Outline;
import io.tongji.report.Phrases;

/**
 * Reads each file of the catalogue, those too that only another command needs: what is wrong is
 * told where a catalogue is tried and where it is put in force, and not in the middle of a month.
 */
final class WholeCatalogue {

  private WholeCatalogue() {}

  /**
   * The catalogue of a configuration, all of whose files are right.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  static Catalogue read(AppConfig config) {
    Catalogue catalogue = StreamsPipeline.catalogue(config);
    CatalogueSource source = CatalogueSource.in(config.get(Keys.CATALOGUE_DIR));
    ReportingCalendar.in(source);
    StatusScale.read(source);
    RateRules.read(source, catalogue);
    for (Language language : Language.values()) {
      Phrases.read(source, language);
    }
    Outline.check(source, catalogue);
    Vocabulary.check(source, catalogue);
    return catalogue;
  }
}
