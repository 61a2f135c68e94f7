package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.CsvSheet;
import io.tongji.ingest.sheet.Formulas;
import io.tongji.ingest.sheet.Sheet;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.ingest.workbook.WorkbookFile;
import io.tongji.ingest.workbook.WorkbookFile.StoredSheet;
import io.tongji.ingest.workbook.WorkbookSheet;
import io.tongji.period.Month;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens files, so that all headers are known to be right before the first row is sent. */
public final class FormSheets {

  private final Layout layout;
  private final FeedOptions options;
  private final UnreadSheets unread;
  private final List<FormSheet> sources = new ArrayList<>();

  /** Hears of sheets of workbooks that are not read. */
  public interface UnreadSheets {

    /** Nobody hears of them. */
    UnreadSheets SILENT =
        new UnreadSheets() {
          @Override
          public void withoutHeader(SheetPlace sheet) {
            // it is none of the form
          }

          @Override
          public void hidden(SheetPlace sheet) {
            // people do not see it
          }
        };

    /** A sheet that has no header of the form, beside one that has. */
    void withoutHeader(SheetPlace sheet);

    /** A sheet that has one, and that people do not see. */
    void hidden(SheetPlace sheet);
  }

  private FormSheets(Layout layout, FeedOptions options, UnreadSheets unread) {
    this.layout = layout;
    this.options = options;
    this.unread = unread;
  }

  /** Opens all files and checks their headers; reports sheets that are not read. */
  public static List<FormSheet> open(
      List<Path> files, Layout layout, FeedOptions options, UnreadSheets unread) {
    FormSheets opened = new FormSheets(layout, options, unread);
    files.forEach(opened::open);
    return List.copyOf(opened.sources);
  }

  /** The sheets of a file, whatever columns they have; of a workbook those with a header. */
  public static List<Sheet> sheets(Path file, Layout layout) {
    return new FormSheets(layout, FeedOptions.NONE, UnreadSheets.SILENT).sheets(file);
  }

  private void open(Path file) {
    sheets(file).forEach(sheet -> add(file, sheet));
  }

  private List<Sheet> sheets(Path file) {
    if (Files.isDirectory(file)) {
      throw Failure.setting(file + ": this is a folder", "name the files in it");
    }
    if (!Files.isRegularFile(file)) {
      throw Failure.setting(file + ": there is no such file", "check its name");
    }
    try {
      return WorkbookFile.looksLikeOne(file)
          ? List.copyOf(sheets(WorkbookFile.open(file, options.bounds())))
          : List.of(csv(CsvSheet.open(file, options.charset(), layout::headings)));
    } catch (IOException e) {
      throw Failure.setting(file + ": the file cannot be read (" + e + ")").from(e);
    }
  }

  /** A rejects file has our remarks, and its formulas disarmed. */
  private Sheet csv(Sheet sheet) {
    boolean rejects =
        Layout.REMARKS.stream()
            .allMatch(
                remark -> sheet.header().stream().map(layout::column).anyMatch(remark::equals));
    return rejects ? Formulas.restored(sheet) : sheet;
  }

  private void add(Path file, Sheet sheet) {
    Header header = Header.read(sheet, layout, options.ignoreUnknownColumns(), options.columns());
    FormSheet source = new FormSheet(sources.size(), sheet, header, file, options.unit());
    sheet.titles().forEach(source::checkNote);
    options.period().ifPresent(period -> checkPeriod(sheet, period));
    sources.add(source);
  }

  /** The month of all rows is none that the titles name: a file of another month was taken. */
  private static void checkPeriod(Sheet sheet, Month period) {
    Set<Month> named = new LinkedHashSet<>();
    sheet.titles().forEach(title -> named.addAll(PeriodText.named(title)));
    if (!named.isEmpty() && !named.contains(period)) {
      Month first = named.iterator().next();
      throw Failure.setting(
          "%s: a title says that the table is of %s, and --period %s is given"
              .formatted(SheetPlace.of(sheet).in(Language.EN), first, period),
          "give --period %s if the title is right; if it is not, mend the title".formatted(first));
    }
  }

  /** The sheets that have the form's header; the only sheet in any case. */
  private List<WorkbookSheet> sheets(WorkbookFile workbook) {
    List<WorkbookSheet> written = written(workbook, workbook.sheets());
    List<WorkbookSheet> hidden =
        written(workbook, workbook.hidden()).stream().filter(WorkbookSheet::certain).toList();
    hidden.forEach(sheet -> unread.hidden(SheetPlace.of(sheet)));
    if (!hidden.isEmpty() && written.stream().noneMatch(WorkbookSheet::certain)) {
      throw Failure.setting(
          "%s: the sheet \"%s\" with the table is hidden, and is not read"
              .formatted(workbook.path(), hidden.get(0).name()),
          "show it (right click on a tab), and save the workbook");
    }
    if (written.size() == 1) {
      return written;
    }
    Map<Boolean, List<WorkbookSheet>> fitting =
        written.stream().collect(Collectors.partitioningBy(WorkbookSheet::certain));
    List<WorkbookSheet> others = fitting.getOrDefault(false, List.of());
    List<WorkbookSheet> certain = fitting.getOrDefault(true, List.of());
    if (certain.isEmpty()) {
      throw withoutHeader(workbook.path(), others);
    }
    others.forEach(sheet -> unread.withoutHeader(SheetPlace.of(sheet)));
    return certain;
  }

  private List<WorkbookSheet> written(WorkbookFile workbook, List<StoredSheet> sheets) {
    return sheets.stream()
        .map(sheet -> new WorkbookSheet(workbook, sheet, layout::headings))
        .filter(sheet -> !sheet.empty())
        .toList();
  }

  private Failure withoutHeader(Path file, List<WorkbookSheet> sheets) {
    String names = sheets.stream().map(WorkbookSheet::name).collect(Collectors.joining("\", \""));
    return Failure.setting(
        file
            + (names.isEmpty()
                ? ": all visible sheets are empty"
                : ": none of the visible sheets \"" + names + "\" has a header of the form ")
            + (names.isEmpty() ? "" : layout.form()),
        "name the columns in one row, as ./tongji template --form " + layout.form() + " does");
  }
}
