package io.tongji.console.jobs;

import io.tongji.catalogue.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of files has found.
 *
 * @param read rows read
 * @param refused rows that would not get in
 * @param reasons how many for each reason, by its code
 * @param held rows that would be held back
 * @param heldReasons how many for each reason
 * @param effects what the others would do
 * @param months which months these are of, and which of them are closed; null: of none
 * @param tables the tables in the files
 * @param rows the first of those that are refused or held back
 * @param changes the largest corrections
 * @param remarks about all of it, a line each, in Chinese and in English
 */
public record CheckResult(
    long read,
    long refused,
    Map<String, Long> reasons,
    long held,
    Map<String, Long> heldReasons,
    Counts effects,
    @Nullable BothLanguages months,
    List<FileTable> tables,
    List<RefusedLine> rows,
    List<ShownChange> changes,
    List<BothLanguages> remarks) {

  /**
   * What the rows that would get in would do.
   *
   * @param added rows of a unit and period of which nothing stands
   * @param changed rows that correct what stands
   * @param same rows that say what stands
   * @param older rows of a lower revision than what stands
   */
  public record Counts(long added, long changed, long same, long older) {}

  /** The same in Chinese and in English. */
  public record BothLanguages(String chinese, String english) {

    /** In a language. */
    public String in(Language language) {
      return language.of(chinese, english);
    }
  }

  /**
   * A table in a file.
   *
   * @param file its name
   * @param sheet in it; empty: the file is no workbook
   * @param header names of its columns, as written
   */
  public record FileTable(String file, String sheet, List<String> header) {}

  /**
   * A row that is refused or held back.
   *
   * @param table its number, from 0
   * @param line in the file
   * @param cells as written
   * @param faults what is wrong
   * @param mendable true if the row can be put right by writing other cells
   */
  public record RefusedLine(
      int table, long line, List<String> cells, List<Fault> faults, boolean mendable) {

    /** What names the row within its job. */
    public String key() {
      return table + "-" + line;
    }
  }

  /**
   * What is wrong with a cell.
   *
   * @param column its number, from 0; −1: it is the whole row, or a column that is not there
   * @param field what the file calls the column
   * @param code of the reason
   * @param reason what is wrong
   * @param remedy what to do
   * @param held true if the row is only held back for it
   */
  public record Fault(
      int column,
      String field,
      String code,
      BothLanguages reason,
      BothLanguages remedy,
      boolean held) {}

  /**
   * A correction.
   *
   * @param place file and line
   * @param key whom and when it is about
   * @param before the amount that stands, in the smallest unit; null: none
   * @param after that of the row
   * @param words all of it in a line
   * @param held true if it is held back
   */
  public record ShownChange(
      BothLanguages place,
      String key,
      @Nullable Long before,
      @Nullable Long after,
      BothLanguages words,
      boolean held) {}
}
