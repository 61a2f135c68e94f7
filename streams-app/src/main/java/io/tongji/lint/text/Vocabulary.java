package io.tongji.lint.text;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.TextUnits;
import io.tongji.catalogue.source.CatalogueSource;

/**
 * The words by which a text is read, files of the catalogue.
 *
 * @param patterns of clauses
 * @param units of measure
 * @param names of indicators
 * @param scopes words for periods and areas
 */
public record Vocabulary(Patterns patterns, TextUnits units, Names names, ScopeReader scopes) {

  /**
   * Reads the files; those that a directory lacks are the application's.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static Vocabulary read(CatalogueSource source, Catalogue catalogue) {
    Patterns patterns = Patterns.read(source);
    return new Vocabulary(
        patterns,
        catalogue.units(),
        Names.read(source, catalogue, patterns),
        new ScopeReader(patterns, catalogue));
  }

  /**
   * Reads the files, the names only if the catalogue has its own: those of the application are of
   * indicators that another catalogue may lack.
   *
   * @throws io.tongji.catalogue.Failure if a row is wrong
   */
  public static void check(CatalogueSource source, Catalogue catalogue) {
    Patterns patterns = Patterns.read(source);
    if (source.hasOwn(Names.FILE)) {
      Names.read(source, catalogue, patterns);
    }
  }
}
