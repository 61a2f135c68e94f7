package io.tongji.export;

import io.tongji.failure.Failure;
import io.tongji.spelling.Spelling;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** The formats of an export. */
public enum ExportFormat {
  /** SDMX-CSV 2.0, for machines. */
  SDMX_CSV("sdmx-csv"),
  /** A table with names, for people and their scripts. */
  CSV("csv"),
  /** The same table for Excel. */
  XLSX("xlsx"),
  /** The components of SDMX-CSV as objects. */
  JSON("json");

  private final String code;

  ExportFormat(String code) {
    this.code = code;
  }

  /**
   * The format of a word.
   *
   * @throws Failure if there is none
   */
  public static ExportFormat ofCode(String code) {
    List<String> codes = Arrays.stream(values()).map(format -> format.code).toList();
    if (!codes.contains(code)) {
      throw Failure.setting("there is no format " + code, Spelling.remedy(code, codes));
    }
    return values()[codes.indexOf(code)];
  }

  /**
   * Begins a file, without closing what it writes to.
   *
   * @param names columns of the formats for people
   */
  public ExportWriter begin(OutputStream out, NamedTable names) throws IOException {
    return switch (this) {
      case SDMX_CSV -> new SdmxCsv(out);
      case CSV -> new NamedCsv(out, names);
      case XLSX -> new NamedSheet(out, names);
      case JSON -> new JsonRows(out);
    };
  }
}
