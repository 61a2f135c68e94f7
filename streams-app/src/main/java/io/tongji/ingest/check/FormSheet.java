package io.tongji.ingest.check;

import io.tongji.ingest.sheet.Sheet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One of the files fed together, its header checked.
 *
 * @param number from 0
 * @param sheet the table in it
 * @param header its columns
 * @param path of the file
 * @param unit of the amounts, as the command names it; empty: the form's
 */
public record FormSheet(int number, Sheet sheet, Header header, Path path, Optional<String> unit) {

  /**
   * Looks at the cells of a title, or of a note at the foot.
   *
   * @throws io.tongji.failure.Failure if it names another unit than the amounts have
   */
  public void checkNote(List<String> cells) {
    TitleUnit.check(sheet, cells, header.form(), unit);
  }
}
