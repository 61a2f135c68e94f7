package io.tongji.ingest.workbook;

import java.util.HashSet;
import java.util.Set;
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

  private final XMLStreamReader xml;
  private final CheckedPart part;
  private final Set<String> names = new HashSet<>();
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

  PartCheck(XMLStreamReader xml, CheckedPart part) {
    this.xml = xml;
    this.part = part;
  }

  /**
   * Walks to the end.
   *
   * @throws XMLStreamException if the part cannot be parsed
   * @throws WorkbookException if it holds too much
   */
  void run() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        name();
        begin(xml.getLocalName());
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        end(xml.getLocalName());
      } else if (pointing && xml.isCharacters()) {
        point(xml.getText());
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
    demand(names.size() <= MOST_NAMES && ++depth <= DEEPEST);
  }

  private void begin(String element) {
    if (element.equals("row")) {
      columns = 0;
      rows++;
    } else if (element.equals(CELL)) {
      began = part.count();
      columns++;
      pointing = "s".equals(xml.getAttributeValue(null, "t"));
      pointer = 0;
      demand(Math.max(columns, column(xml.getAttributeValue(null, "r"))) <= MOST_COLUMNS);
    } else if (element.equals("f") && xml.getAttributeValue(null, "ref") != null) {
      demand(++ranges <= MOST_RANGES);
    } else if (HELD.contains(element)) {
      began = part.count();
      demand(++held <= MOST_HELD);
    }
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
      throw new WorkbookException("it holds more than can be read");
    }
  }
}
