package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import io.tongji.returns.edits.CreditCode;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import io.tongji.returns.edits.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row of one file into a record that the pipeline will not refuse by itself, or says why
 * not.
 *
 * @param <T> a return, a register record or a target
 */
public final class RowChecker<T> {

  /**
   * What a row turned out to be: a record, refused, or neither, if it says who filled the form in.
   *
   * @param handedIn the record; null if it is refused
   * @param refused why; null if it is not
   */
  public record CheckedRow<T>(@Nullable T handedIn, @Nullable RefusedRow refused) {

    /** True if the row is none of the table: a signature at its foot, or a note. */
    public boolean isSignature() {
      return handedIn == null && refused == null;
    }
  }

  /** A row that another one contradicts. */
  public record OtherRow(SheetPlace place, long line) {}

  private static final Wording UNKNOWN_ZH = new Wording("流水线退回了该行", "查阅流水线版本的 docs/rejections.md");
  private static final Wording UNKNOWN_EN =
      new Wording(
          "The pipeline has refused the row.", "See docs/rejections.md of the pipeline's version.");

  /** Bytes of all cells; the pipeline takes keys and values of 256 KiB at most. */
  private static final int LARGEST = 200_000;

  private static final Pattern TOTAL =
      Pattern.compile("(合|总|小|累)\\s*计\\s*[::]?|(sub)?total:?", Pattern.CASE_INSENSITIVE);

  /** What stands at the foot of a form: 单位负责人:… 填表人:… 报出日期:…, notes. */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "((单位|统计|部门)?(主要)?负责人|(填|制)(表|报)(单位|人|日期|说明)|(审核|复核|经办|联系)人(电话)?|审核|复核|制表|填表|(联系)?电话|联系方式"
              + "|(填报|编制)?单位[((](盖|公|签)章[))]|[((]?以下空白[))]?"
              + "|(报出|报送|上报)日期|(附|备)?注\\d*|说明|资料来源|(prepared|filledin|signed)by|notes?|source)"
              + "(?<colon>[::].*)?",
          Pattern.CASE_INSENSITIVE);

  /** A note that only its number introduces, the word 注 standing on a line above. */
  private static final Pattern NUMBERED_NOTE =
      Pattern.compile("([((]?\\d{1,2}[..、))]|[①-⑳])\\p{IsHan}.*");

  /** What a number in the next cell is, if it is no amount. */
  private static final Pattern BESIDE_A_NUMBER = Pattern.compile(".*(电话|手机|联系方式|日期)\\s*[::]?");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");
  private static final String PERIOD = "period";
  private static final int SHOWN = 60;
  private static final int LETTERS = 26;

  private final FormReader<T> reader;
  private final SheetPlace place;
  private final Header header;
  private boolean periodAbove;

  /** Checks the rows of a source. */
  public RowChecker(FormReader<T> reader, FormSheet source) {
    this.reader = reader;
    this.place = SheetPlace.of(source.sheet());
    this.header = source.header();
  }

  /** The record that a row states, or why the row is refused. */
  public CheckedRow<T> check(InputRow row) {
    if (isSignature(row)) {
      return new CheckedRow<>(null, null);
    }
    RefusedCell whole = wholeRow(row);
    if (whole != null) {
      return new CheckedRow<>(null, refused(row, List.of(whole)));
    }
    Rejections wrong = new Rejections();
    String period = header.cell(row, PERIOD);
    periodAbove |= period != null && !Text.isBlank(period);
    T handedIn = reader.read(new Cells(header, row, wrong));
    reader.check(handedIn, wrong);
    return wrong.isEmpty()
        ? new CheckedRow<>(handedIn, null)
        : new CheckedRow<>(
            null, refused(row, wrong.list().stream().map(each -> cell(row, each)).toList()));
  }

  /** What keeps its cells from being read at all; nothing else can then be said of the row. */
  private @Nullable RefusedCell wholeRow(InputRow row) {
    boolean workbook = !place.sheet().isEmpty();
    if (row.broken()) {
      return cell(row, Rejection.whole(RejectionReason.BROKEN_ROW));
    }
    if (!workbook && !fits(row.cells())) {
      return RefusedCell.of("", Integer.toString(row.cells().size()), RejectionReason.CELL_COUNT);
    }
    if (isTooLarge(row)) {
      return cell(row, Rejection.whole(RejectionReason.ROW_TOO_LARGE));
    }
    if (isTotal(row)) {
      return cell(row, Rejection.whole(RejectionReason.TOTAL_ROW));
    }
    int outside = header.outside(row.cells());
    return outside < 0 ? null : outside(row, outside);
  }

  /** A row whose code is empty or the word itself, and that has a word for a total. */
  private boolean isTotal(InputRow row) {
    String code = header.cell(row, "unit_id");
    return code != null
        && (Text.isBlank(code) || TOTAL.matcher(Text.clean(code)).matches())
        && row.cells().stream().anyMatch(cell -> TOTAL.matcher(Text.clean(cell)).matches());
  }

  /** A row without key and amounts, that begins with a word for who signs or for a note. */
  private boolean isSignature(InputRow row) {
    String key = header.cell(row, reader.layout().columns().get(0).name());
    String first = row.cells().stream().filter(cell -> !Text.isBlank(cell)).findFirst().orElse("");
    boolean keyed = key != null && !Text.isBlank(key);
    String text = first.length() > LARGEST ? "" : BLANKS.matcher(first).replaceAll("");
    if (row.broken() || text.isEmpty() || (keyed && !first.equals(key))) {
      return false;
    }
    Matcher signed = SIGNATURE.matcher(text);
    return signed.matches()
        ? (keyed || signed.group("colon") != null)
            && !header.hasAmount(row.cells(), BESIDE_A_NUMBER)
        : NUMBERED_NOTE.matcher(text).matches() && isAlone(row);
  }

  private static boolean isAlone(InputRow row) {
    return row.cells().stream().filter(cell -> !Text.isBlank(cell)).count() == 1;
  }

  private boolean isTooLarge(InputRow row) {
    long characters = 0;
    for (String cell : row.cells()) {
      characters += cell.length();
    }
    return characters > LARGEST / 3 // none has more than three bytes
        && header.bytesRead(row.cells()) > LARGEST;
  }

  private RefusedRow refused(InputRow row, List<RefusedCell> cells) {
    return new RefusedRow(place, row.line(), cells);
  }

  /** Spreadsheet programs add empty cells to the right; any other difference is a mistake. */
  private boolean fits(List<String> cells) {
    int width = header.width();
    return cells.size() == width
        || (cells.size() > width
            && cells.subList(width, cells.size()).stream().allMatch(String::isBlank));
  }

  /** A cell that no heading names is named as spreadsheet programs do. */
  private static RefusedCell outside(InputRow row, int at) {
    return RefusedCell.of(
        columnName(at) + row.line(),
        Text.clean(row.cells().get(at)),
        RejectionReason.OUTSIDE_TABLE);
  }

  /** A, B, … Z, AA, AB and so on. */
  private static String columnName(int column) {
    String last = Character.toString('A' + column % LETTERS);
    return column < LETTERS ? last : columnName(column / LETTERS - 1) + last;
  }

  /**
   * The refusal of a row, in the words of its file.
   *
   * @param other the row that it contradicts, if it does
   */
  public RefusedRow refusal(InputRow row, Rejection rejection, Optional<OtherRow> other) {
    RefusedCell cell = cell(row, rejection);
    return refused(row, List.of(other.map(of -> besides(cell, of)).orElse(cell)));
  }

  /**
   * Why a row is held back whose year is probably a slip.
   *
   * @param likely the month that was probably meant
   */
  public RefusedRow ofOtherYear(InputRow row, Month likely) {
    RefusedCell cell = cell(row, Rejection.whole(RejectionReason.YEAR_TOO_EARLY));
    Wording zh = cell.chinese();
    Wording en = cell.english();
    return refused(
        row,
        List.of(
            cell.saying(
                new Wording(zh.message(), "多半应为 " + likely + ";" + zh.remedy()),
                new Wording(en.message(), "Probably " + likely + " was meant. " + en.remedy()))));
  }

  private static RefusedCell besides(RefusedCell cell, OtherRow other) {
    String zh = ";另一行在 " + other.place().line(other.line(), Language.ZH);
    String en = " The other one: " + other.place().line(other.line(), Language.EN) + ".";
    return cell.saying(
        new Wording(cell.chinese().message() + zh, cell.chinese().remedy()),
        new Wording(cell.english().message() + en, cell.english().remedy()));
  }

  /** The refusal of a row by a pipeline that knows more rules than this program. */
  public RefusedRow refusal(InputRow row, String code) {
    return refused(row, List.of(new RefusedCell("", beginning(row), code, UNKNOWN_ZH, UNKNOWN_EN)));
  }

  private RefusedCell cell(InputRow row, Rejection rejection) {
    String field = rejection.field();
    if (field.isEmpty()) {
      return RefusedCell.of("", beginning(row), rejection.reason());
    }
    String written = header.cell(row, field);
    boolean part = written != null && written.contains(rejection.value());
    String value = written == null || isListItem(field, part) ? rejection.value() : written;
    RefusedCell plain = RefusedCell.of(header.label(field), Text.clean(value), rejection.reason());
    String capitals = plain.value().toUpperCase(Locale.ROOT);
    if (rejection.reason() == RejectionReason.BAD_UNIT_ID
        && !capitals.equals(plain.value())
        && !CreditCode.check(capitals).equals(Optional.of(RejectionReason.BAD_UNIT_ID))) {
      return lowerCase(plain, capitals);
    }
    if (rejection.reason() == RejectionReason.BAD_UNIT_ID) {
      return foreignCharacter(plain);
    }
    if (rejection.reason() == RejectionReason.BAD_PERIOD) {
      return meantPeriod(plain, PeriodText.meant(plain.value()), field.equals(PERIOD));
    }
    if (rejection.reason() == RejectionReason.NO_VALUE && isPeriodOfWorkbook(field)) {
      return plain.saying(
          new Wording(plain.chinese().message(), plain.chinese().remedy() + ";合并单元格只有第一行有值"),
          new Wording(
              plain.english().message(),
              plain.english().remedy() + " Merged cells have a value in their first row alone."));
    }
    return reader.meant(rejection).map(meant -> meant(plain, meant)).orElse(plain);
  }

  /** The period of many rows is what people merge: below a row that has one. */
  private boolean isPeriodOfWorkbook(String field) {
    return !place.sheet().isEmpty() && field.equals(PERIOD) && periodAbove;
  }

  /** The first character that no credit code has is named, and where it stands. */
  private static RefusedCell foreignCharacter(RefusedCell cell) {
    String code = Text.halfWidth(cell.value()).toUpperCase(Locale.ROOT);
    int at = CreditCode.foreignCharacter(code);
    if (at < 0) {
      return cell;
    }
    int point = code.codePointAt(at);
    String wrong = Character.toString(point);
    boolean blank = Character.isWhitespace(point) || Character.isSpaceChar(point);
    boolean letter = point >= 'A' && point <= 'Z';
    String zh = blank ? "空格" : letter ? "字母 " + wrong : "“" + wrong + "”";
    String en = blank ? "a blank" : letter ? "the letter " + wrong : "\"" + wrong + "\"";
    return cell.saying(
        new Wording(
            cell.chinese().message(), cell.chinese().remedy() + ":第" + (at + 1) + "位是" + zh),
        new Wording(
            cell.english().message(),
            cell.english().remedy() + " Its character " + (at + 1) + " is " + en + "."));
  }

  /** A month that is no period as it is written; the year is what the clerk alone knows. */
  private static RefusedCell meantPeriod(RefusedCell cell, List<String> meant, boolean ofRow) {
    if (meant.isEmpty()) {
      return cell;
    }
    if (meant.get(0).startsWith(PeriodText.NO_YEAR)) {
      return cell.saying(
          new Wording("没有写年份", "写明年份:" + meant.get(0) + (ofRow ? ";各行都是同一期的,可在报送时写明报告期" : "")),
          new Wording(
              "The year is missing.",
              "Write "
                  + meant.get(0)
                  + " with its year."
                  + (ofRow ? " If all rows are of one period, it may be stated in feeding." : "")));
    }
    return cell.saying(
        new Wording(cell.chinese().message(), "改为 " + String.join(" 或 ", meant)),
        new Wording(cell.english().message(), "Write " + String.join(" or ", meant) + "."));
  }

  /** All that is wrong with a code is how its letters are written. */
  private static RefusedCell lowerCase(RefusedCell cell, String code) {
    return cell.saying(
        new Wording("代码中的字母写成了小写", "改为大写:" + code),
        new Wording("Letters of the code are in lower case.", "Write " + code + "."));
  }

  /** What is written is no code, but it is known which one is meant. */
  private static RefusedCell meant(RefusedCell cell, MeantCodes.KnownCode meant) {
    String code = meant.code();
    if (cell.value().equalsIgnoreCase(code)) {
      return code.equals(code.toUpperCase(Locale.ROOT))
          ? lowerCase(cell, code)
          : cell.saying(
              new Wording("代码中的字母写成了大写", "改为小写:" + code),
              new Wording("Letters of the code are capitals.", "Write " + code + "."));
    }
    return meant.name().isEmpty()
        ? cell.saying(
            new Wording(cell.chinese().message(), "改为 " + code),
            new Wording(cell.english().message(), "Write " + code + "."))
        : cell.saying(
            new Wording("文件中填代码,不填名称", "改为 " + code + "(" + meant.name() + ")"),
            new Wording(
                "Files have codes and no names.", "Write " + code + ": " + meant.nameEn() + "."));
  }

  /** Of a row that is refused as a whole as much as is needed to find it. */
  private static String beginning(InputRow row) {
    String cells =
        row.cells().stream()
            .limit(SHOWN)
            .map(cell -> Text.beginning(Text.clean(cell), SHOWN))
            .collect(Collectors.joining(","));
    return Text.beginning(cells, SHOWN);
  }

  private boolean isListItem(String field, boolean part) {
    SheetColumn column = reader.layout().column(field);
    return part && column != null && column.kind() == CellKind.LIST;
  }
}
