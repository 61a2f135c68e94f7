package io.tongji.ingest.sheet;

import java.util.List;

/** A table in a file: a header, and rows that can be read more than once. */
public interface Sheet {

  /** The file's name, for messages. */
  String file();

  /** The name of the sheet within its workbook; empty if the file is no workbook. */
  String name();

  /** How the file is written, for answering in the same way. */
  Dialect dialect();

  /** The names of the columns, as written. */
  List<String> header();

  /** The line that the header is in, from 1. */
  long headerLine();

  /** The rows above the header: titles, who filled the sheet in, the unit of its amounts. */
  List<List<String>> titles();

  /** About how many rows there are, for showing progress. */
  long estimatedRows();

  /** Begins to read the rows below the header. */
  InputRows rows();
}
