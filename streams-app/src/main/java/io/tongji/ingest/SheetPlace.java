package io.tongji.ingest;

import io.tongji.catalogue.Language;

/**
 * Where rows are found.
 *
 * @param file name of the file
 * @param sheet name of the sheet in the workbook; empty if the file is none
 */
record SheetPlace(String file, String sheet) {

  static SheetPlace of(Sheet sheet) {
    return new SheetPlace(sheet.file(), sheet.name());
  }

  /** File, sheet and line. */
  String line(long line, Language language) {
    return in(language) + language.of(" 第" + line + "行", " line " + line);
  }

  /** File and sheet. */
  String in(Language language) {
    return file
        + (sheet.isEmpty() ? "" : language.of(" 工作表“" + sheet + "”", " sheet \"" + sheet + "\""));
  }
}
