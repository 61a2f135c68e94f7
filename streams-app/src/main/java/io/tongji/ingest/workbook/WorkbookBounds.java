package io.tongji.ingest.workbook;

/**
 * What a workbook may hold at most, counted as it is read: what its entries say of themselves may
 * be wrong.
 *
 * @param unpacked bytes of all its parts
 * @param entries parts
 */
public record WorkbookBounds(long unpacked, int entries) {

  /** What the command takes, which is on the machine of who runs it. */
  public static final WorkbookBounds WIDEST =
      new WorkbookBounds(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
