package io.tongji.ingest.check;

/**
 * A column that files of a form may have.
 *
 * @param name English name, as in the topics' records
 * @param header Chinese name, as printed on the form
 * @param kind what is written in its cells
 * @param required true if every file has it
 */
public record SheetColumn(String name, String header, CellKind kind, boolean required) {

  static SheetColumn required(String name, String header, CellKind kind) {
    return new SheetColumn(name, header, kind, true);
  }

  static SheetColumn optional(String name, String header, CellKind kind) {
    return new SheetColumn(name, header, kind, false);
  }
}
