package io.tongji.console.jobs;

import io.tongji.catalogue.Language;
import io.tongji.console.jobs.CheckResult.BothLanguages;
import io.tongji.console.jobs.CheckResult.Fault;
import io.tongji.console.jobs.CheckResult.FileTable;
import io.tongji.console.jobs.CheckResult.RefusedLine;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.Text;
import io.tongji.returns.edits.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the refused rows of a check, as many as a page shows. */
final class RefusedRows implements Ingest.RefusalTaker {

  /** Rows that a page shows; the workbook has all. */
  static final int MOST = 500;

  private static final int WIDEST = 60;

  private static final Set<String> HELD =
      Arrays.stream(RejectionReason.values())
          .filter(RejectionReason::isHeldBack)
          .map(RejectionReason::name)
          .collect(Collectors.toUnmodifiableSet());

  private final List<FileTable> tables = new ArrayList<>();
  private final List<RefusedLine> rows = new ArrayList<>();

  @Override
  public RefusalSink of(List<FormSheet> sources) {
    sources.forEach(
        source ->
            tables.add(
                new FileTable(
                    source.sheet().file(), source.sheet().name(), source.sheet().header())));
    return this::take;
  }

  private void take(RefusedRow refused, int file, InputRow row) {
    if (rows.size() >= MOST) {
      return;
    }
    List<String> header = tables.get(file).header();
    List<Fault> faults = refused.cells().stream().map(cell -> fault(cell, header)).toList();
    boolean mendable =
        !row.broken()
            && header.size() <= WIDEST
            && row.cells().size() <= header.size()
            && faults.stream().noneMatch(fault -> fault.code().equals(total()));
    rows.add(new RefusedLine(file, refused.line(), row.cells(), faults, mendable));
  }

  private static String total() {
    return RejectionReason.TOTAL_ROW.name();
  }

  private static Fault fault(RefusedCell cell, List<String> header) {
    return new Fault(
        column(cell.field(), header),
        cell.field(),
        cell.code(),
        new BothLanguages(cell.chinese().message(), cell.english().message()),
        new BothLanguages(cell.remedy(Language.ZH), cell.remedy(Language.EN)),
        HELD.contains(cell.code()));
  }

  private static int column(String field, List<String> header) {
    for (int at = 0; at < header.size() && !field.isEmpty(); at++) {
      if (Text.clean(header.get(at)).replaceAll("\\s*[\r\n]+\\s*", " ").equals(field)) {
        return at;
      }
    }
    return -1;
  }

  List<FileTable> tables() {
    return List.copyOf(tables);
  }

  /** Those of the first tables, in the order of the files. */
  List<RefusedLine> rows() {
    return List.copyOf(rows);
  }
}
