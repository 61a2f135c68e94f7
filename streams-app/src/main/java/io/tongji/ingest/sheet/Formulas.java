package io.tongji.ingest.sheet;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cells of CSV that spreadsheet programs would take for formulas, and run: what an enterprise wrote
 * must not act on the machine of the clerk who opens it. An apostrophe in front makes them text,
 * and is taken off when the file is read again. Numbers with a sign stay as they are.
 */
public final class Formulas {

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");
  private static final String BEGINNINGS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final char APOSTROPHE = '\'';

  private Formulas() {}

  /** The text as it is written. */
  public static String disarmed(String text) {
    return isFormula(text) ? APOSTROPHE + text : text;
  }

  /** The text that was disarmed. */
  public static String restored(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == APOSTROPHE && isFormula(cell.substring(1))
        ? cell.substring(1)
        : cell;
  }

  /** Also with apostrophes before it, so that each text is restored as it was. */
  private static boolean isFormula(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == APOSTROPHE) {
      at++;
    }
    return at < text.length()
        && BEGINNINGS.indexOf(text.charAt(at)) >= 0
        && !NUMBER.matcher(text).matches();
  }

  /** A sheet whose cells were disarmed, as they were before. */
  public static Sheet restored(Sheet sheet) {
    return new Restored(sheet);
  }

  private record Restored(Sheet disarmed) implements Sheet {

    @Override
    public String file() {
      return disarmed.file();
    }

    @Override
    public String name() {
      return disarmed.name();
    }

    @Override
    public Dialect dialect() {
      return disarmed.dialect();
    }

    @Override
    public List<String> header() {
      return cells(disarmed.header());
    }

    @Override
    public long headerLine() {
      return disarmed.headerLine();
    }

    @Override
    public List<List<String>> titles() {
      return disarmed.titles();
    }

    @Override
    public long estimatedRows() {
      return disarmed.estimatedRows();
    }

    @Override
    public InputRows rows() {
      InputRows rows = disarmed.rows();
      return new InputRows() {
        @Override
        public @Nullable InputRow next() {
          InputRow row = rows.next();
          return row == null
              ? null
              : new InputRow(row.line(), cells(row.cells()), row.kinds(), row.broken());
        }

        @Override
        public void close() {
          rows.close();
        }
      };
    }

    private static List<String> cells(List<String> written) {
      return written.stream().map(Formulas::restored).toList();
    }
  }
}
