package io.tongji.ingest.sheet;

import io.tongji.catalogue.Language;

/**
 * Where rows are found.
 *
 * @param file name of the file
 * @param sheet name of the sheet in the workbook; empty if the file is none
 */
public record SheetPlace(String file, String sheet) {

  /** The place of a sheet, which was opened. */
  public static SheetPlace of(Sheet sheet) {
    return new SheetPlace(sheet.file(), sheet.name());
  }

  /** File, sheet and line. */
  public String line(long line, Language language) {
    return in(language) + language.of(" 第" + line + "行", " line " + line);
  }

  /** File and sheet. */
  public String in(Language language) {
    return file
        + (sheet.isEmpty() ? "" : language.of(" 工作表“" + sheet + "”", " sheet \"" + sheet + "\""));
  }
}
