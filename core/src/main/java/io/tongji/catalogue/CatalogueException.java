package io.tongji.catalogue;

/** A row of the catalogue is wrong; the message names file, line, column, value and remedy. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A wrong cell.
   *
   * @param place file, line and column
   * @param problem what is wrong, with the value
   * @param remedy what to do
   */
  public CatalogueException(String place, String problem, String remedy) {
    super("catalogue " + place + ": " + problem + "; " + remedy);
  }
}
