package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Walks through one XML part and counts what a reader of workbooks would hold in memory. */
final class PartCheck {

  private static final String CELL = "c";

  /** Elements that are held until the end: texts, formats, names of parts and sheets. */
  private static final Set<String> HELD =
      Set.of("si", "xf", "numFmt", "sheet", "Relationship", "Override");

  private static final int MOST_HELD = 2_000_000;
  private static final long LARGEST_HELD = 1L << 26;
  private static final long LARGEST_CELL = 1L << 20;
  private static final int MOST_COLUMNS = 16_384;
  private static final int MOST_RANGES = 10_000;
  private static final int DEEPEST = 200;
  private static final int MOST_NAMES = 5_000;
  private static final int MOST_NAMESPACES = 5_000;

  private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})");
  private static final Pattern RANGE =
      Pattern.compile("[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  /** Types of cells (ECMA-376 part 1, 18.18.11) but {@code d}, a date written as text. */
  private static final Set<String> TYPES = Set.of("b", "e", "n", "s", "str", "inlineStr");

  private final String name;
  private final XMLStreamReader xml;
  private final CheckedPart part;
  private final Set<String> names = new HashSet<>();
  private final Set<String> sharedFormulas = new HashSet<>();
  private boolean sheet;
  private boolean inCell;
  private long row;
  private int column;
  private int values;
  private boolean unsaved;
  private boolean number;
  private boolean formula;
  private boolean inValue;
  private boolean written;
  private int namespaces;
  private int depth;
  private int texts;
  private long rows;
  private boolean pointing;
  private long pointer;
  private long lastText = -1;
  private int held;
  private long heldBytes;
  private int columns;
  private int ranges;
  private long began;

  /** A part of a name within the workbook. */
  PartCheck(String name, XMLStreamReader xml, CheckedPart part) {
    this.name = name;
    this.xml = xml;
    this.part = part;
  }

  /**
   * Walks to the end.
   *
   * @throws XMLStreamException if the part cannot be parsed
   * @throws Failure if it holds too much, or a cell can be read in two ways
   */
  void run() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        name();
        begin(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        written |= inValue && xml.getTextLength() > 0;
        if (pointing) {
          point(xml.getText());
        }
      }
    }
  }

  /** A cell of the type {@code s} holds the place of its text among all texts. */
  private void point(String digits) {
    for (int at = 0; at < digits.length(); at++) {
      int digit = Character.digit(digits.charAt(at), 10);
      pointer = Math.min(pointer * 10 + Math.max(0, digit), Integer.MAX_VALUE);
    }
    lastText = Math.max(lastText, pointer);
  }

  /** How many texts that cells point to the part holds. */
  int texts() {
    return texts;
  }

  /** How many rows the part holds. */
  long rows() {
    return rows;
  }

  /**
   * True if a formula of a number was stored without its result, as programs other than Excel do.
   */
  boolean hasUnsavedFormulas() {
    return unsaved;
  }

  /** The last of the texts that a cell points to, from 0; -1 if none does. */
  long lastText() {
    return lastText;
  }

  private void name() {
    names.add(xml.getLocalName());
    names.add(String.valueOf(xml.getPrefix()));
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      names.add(xml.getAttributeLocalName(at));
    }
    sheet |= depth == 0 && xml.getLocalName().equals("worksheet");
    namespaces += xml.getNamespaceCount();
    demand(names.size() <= MOST_NAMES && namespaces <= MOST_NAMESPACES && ++depth <= DEEPEST);
  }

  private void begin(String element) {
    if (element.equals("row")) {
      columns = 0;
      rows++;
      beginRow();
    } else if (element.equals(CELL)) {
      began = part.count();
      columns++;
      pointing = "s".equals(xml.getAttributeValue(null, "t"));
      pointer = 0;
      demand(Math.max(columns, column(xml.getAttributeValue(null, "r"))) <= MOST_COLUMNS);
      beginCell();
    } else if (element.equals("f")) {
      demand(xml.getAttributeValue(null, "ref") == null || ++ranges <= MOST_RANGES);
      beginFormula();
    } else if (inCell && (element.equals("v") || element.equals("is"))) {
      inValue = true;
      require(++values == 1, "holds two values");
    } else if (inCell && element.equals("rPh")) {
      require(false, "holds a text with its pronunciation beside it");
    } else if (HELD.contains(element)) {
      began = part.count();
      demand(++held <= MOST_HELD);
    }
  }

  private void beginRow() {
    String number = xml.getAttributeValue(null, "r");
    long next =
        number == null ? row + 1 : NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0;
    if (sheet && next <= row) {
      throw Failure.setting(
          name
              + " has a row "
              + number
              + " after the row "
              + row
              + ": it stands twice, or out of order");
    }
    row = next;
    column = 0;
  }

  /** What programs would read in two ways, or not at all, is refused before any row is read. */
  private void beginCell() {
    inCell = sheet;
    values = 0;
    formula = false;
    written = false;
    if (!sheet) {
      return;
    }
    String address = xml.getAttributeValue(null, "r");
    Matcher parts = ADDRESS.matcher(address == null ? "" : address);
    if (address != null && !(parts.matches() && Long.parseLong(parts.group(2)) == row)) {
      throw Failure.setting(name + " has a cell " + address + " in its row " + row);
    }
    int next = address == null ? column + 1 : column(address);
    require(next > column, "stands twice, or out of order", next);
    column = next;
    String type = xml.getAttributeValue(null, "t");
    number = type == null || type.equals("n");
    require(type == null || TYPES.contains(type), "is of a type that cannot be read, " + type);
    String style = xml.getAttributeValue(null, "s");
    require(style == null || NUMBER.matcher(style).matches(), "has a style " + style);
  }

  /** A formula that others share is read before them. */
  private void beginFormula() {
    formula = true;
    String ref = xml.getAttributeValue(null, "ref");
    String shared = xml.getAttributeValue(null, "si");
    boolean known =
        shared == null
            || (ref == null ? sharedFormulas.contains(shared) : sharedFormulas.add(shared));
    boolean sound = ref == null || RANGE.matcher(ref).matches();
    boolean numbered = shared == null || NUMBER.matcher(shared).matches();
    require(
        !inCell || ((known || ref != null) && sound && numbered),
        "has a formula that cannot be read");
  }

  private void require(boolean sound, String otherwise) {
    require(sound, otherwise, column);
  }

  private void require(boolean sound, String otherwise, int at) {
    if (!sound) {
      throw Failure.setting("the cell " + letters(at) + row + " of " + name + " " + otherwise);
    }
  }

  /** The letters of a column, from 1: A, Z, AA. */
  private static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  /** The number of the column in an address such as AB12, from 1; 0 if there is no address. */
  private static int column(@Nullable String address) {
    int column = 0;
    for (int at = 0; address != null && at < address.length(); at++) {
      char letter = address.charAt(at);
      if (letter >= '0' && letter <= '9') {
        break;
      }
      column = Math.min(column * 26 + (letter & 0x1F), MOST_COLUMNS + 1);
    }
    return column;
  }

  private void end(String element) {
    depth--;
    pointing &= !element.equals(CELL);
    inValue &= !element.equals("v") && !element.equals("is");
    if (inCell && element.equals(CELL)) {
      inCell = false;
      unsaved |= formula && number && !written;
    }
    boolean kept = HELD.contains(element);
    if (kept || element.equals(CELL)) {
      long size = part.count() - began;
      heldBytes += kept ? size : 0;
      demand(size <= LARGEST_CELL && heldBytes <= LARGEST_HELD);
    }
    texts += element.equals("si") ? 1 : 0;
  }

  private static void demand(boolean sound) {
    if (!sound) {
      throw Failure.setting("it holds more than can be read");
    }
  }
}
