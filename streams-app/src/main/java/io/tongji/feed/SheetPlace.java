package io.tongji.feed;

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

  /** File, sheet and line, in English. */
  String line(long line) {
    return file + (sheet.isEmpty() ? "" : " sheet \"" + sheet + "\"") + " line " + line;
  }

  /** File and sheet, in Chinese. */
  String inChinese() {
    return file + (sheet.isEmpty() ? "" : " 工作表“" + sheet + "”");
  }
}
