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
import io.tongji.returns.edits.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the refused rows of a check: of the files that were brought as many as a page shows, and
 * all of those that were mended.
 */
final class RefusedRows implements Ingest.RefusalTaker {

  /** Rows that a page shows; the workbook has all. */
  static final int MOST = 500;

  private static final int WIDEST = 60;

  private static final Set<String> HELD =
      Arrays.stream(RejectionReason.values())
          .filter(RejectionReason::isHeldBack)
          .map(RejectionReason::name)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Reasons that a mended copy of the row would not do away with: the row itself stays in its file,
   * and would contradict the copy, or is none of the table.
   */
  private static final Set<String> NOT_MENDED =
      Set.of(
          RejectionReason.TOTAL_ROW.name(),
          RejectionReason.NO_REVISION.name(),
          RejectionReason.SAME_REVISION.name());

  private final MendedFiles mended;
  private final List<FileTable> tables = new ArrayList<>();
  private final List<RefusedLine> rows = new ArrayList<>();
  private final Map<String, List<Fault>> ofMended = new HashMap<>();

  /** Takes the rows of all files; those of some are mended ones. */
  RefusedRows(MendedFiles mended) {
    this.mended = mended;
  }

  @Override
  public RefusalSink of(List<FormSheet> sources) {
    for (FormSheet source : sources) {
      if (!mended.has(source.path())) {
        tables.add(
            new FileTable(source.sheet().file(), source.sheet().name(), source.sheet().header()));
      }
    }
    return (refused, file, row) -> take(refused, sources.get(file), row);
  }

  private void take(RefusedRow refused, FormSheet source, InputRow row) {
    List<String> header = source.sheet().header();
    List<Fault> faults = refused.cells().stream().map(cell -> fault(cell, header)).toList();
    mended
        .key(source.path(), refused.line())
        .ifPresentOrElse(
            key -> ofMended.put(key, faults),
            () -> {
              if (rows.size() < MOST) {
                rows.add(line(source, row, faults));
              }
            });
  }

  /** Mended rows are fed behind the files that were brought, so tables keep their numbers. */
  private static RefusedLine line(FormSheet source, InputRow row, List<Fault> faults) {
    int width = source.sheet().header().size();
    boolean mendable =
        !row.broken()
            && width <= WIDEST
            && row.cells().size() <= width
            && faults.stream()
                .noneMatch(fault -> fault.held() || NOT_MENDED.contains(fault.code()));
    return new RefusedLine(source.number(), row.line(), row.cells(), faults, mendable);
  }

  private static Fault fault(RefusedCell cell, List<String> header) {
    return new Fault(
        cell.column(header),
        cell.field(),
        cell.code(),
        new BothLanguages(cell.chinese().message(), cell.english().message()),
        new BothLanguages(cell.remedy(Language.ZH), cell.remedy(Language.EN)),
        HELD.contains(cell.code()));
  }

  List<FileTable> tables() {
    return List.copyOf(tables);
  }

  /** Of each mended row that is refused or held back, by its key, what is wrong with it. */
  Map<String, List<Fault>> ofMended() {
    return Map.copyOf(ofMended);
  }

  /** Those of the first tables, in the order of the files. */
  List<RefusedLine> rows() {
    return List.copyOf(rows);
  }
}
