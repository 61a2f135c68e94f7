package io.tongji.ingest.workbook;

/** A file that is no workbook which can be read; the message says why, and what to do about it. */
public final class WorkbookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WorkbookException(String message) {
    super(message);
  }

  WorkbookException(String message, Throwable cause) {
    super(message, cause);
  }
}
