package io.tongji.ingest;

import io.tongji.catalogue.Language;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.output.PlainText;
import java.io.PrintWriter;

/** Prints refused rows, as many as anybody reads, and then how many more there are. */
final class PrintedRefusals implements RefusalSink {

  /** Lines; a row has one for each cell that is wrong. */
  static final int MOST = 1_000;

  private final PrintWriter messages;
  private final Language language;
  private int lines;
  private long unprinted;

  PrintedRefusals(PrintWriter messages, Language language) {
    this.messages = messages;
    this.language = language;
  }

  @Override
  public void refuse(RefusedRow refused, int file, InputRow row) {
    if (lines >= MOST) {
      unprinted++;
      return;
    }
    for (String line : refused.lines(language)) {
      messages.println(PlainText.of(line));
      lines++;
    }
  }

  /** A row that is none of the table is not read. */
  void passOver(SheetPlace place, long line) {
    if (lines < MOST) {
      messages.println(
          PlainText.of(place.line(line, language))
              + language.of(
                  " 是填表人、报出日期等签注或备注,不是报表,未读取",
                  " is a signature or a note and no row of the table: not read"));
      lines++;
    }
  }

  /** All rows are read. */
  void end() {
    if (unprinted > 0) {
      messages.println(
          language.of(
              "……另有退回 %,d 行未列出;用 --rejects 文件 可得到全部".formatted(unprinted),
              "… and %,d more refused rows; --rejects FILE has all of them".formatted(unprinted)));
    }
  }
}
