package io.tongji.sample;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a clerk's program writes CSV.
 *
 * @param grouped true if amounts have thousands separators
 */
record FileStyle(
    boolean chinese, char delimiter, Charset charset, boolean mark, boolean crlf, boolean grouped) {
  static final FileStyle ENGLISH =
      new FileStyle(false, ',', StandardCharsets.UTF_8, false, false, false);
  static final FileStyle CHINESE =
      new FileStyle(true, ',', StandardCharsets.UTF_8, false, false, false);
  private static final FileStyle OLD_OFFICE =
      new FileStyle(true, ',', Charset.forName("GB18030"), false, true, false);
  private static final FileStyle OFFICE =
      new FileStyle(true, ',', StandardCharsets.UTF_8, true, true, false);
  private static final FileStyle SEMICOLONS =
      new FileStyle(true, ';', StandardCharsets.UTF_8, false, false, false);
  private static final FileStyle TABS =
      new FileStyle(false, '\t', StandardCharsets.UTF_8, false, false, false);
  private static final FileStyle GROUPED =
      new FileStyle(false, ',', StandardCharsets.UTF_8, false, false, true);

  /** The habit of those who send this form in this round. */
  static FileStyle of(Form form, Phase phase) {
    boolean corrections = phase == Phase.CORRECTED_2022 || phase == Phase.CORRECTED_2023;
    return switch (form) {
      case OUTPUT -> corrections ? OLD_OFFICE : CHINESE;
      case RD -> corrections ? OFFICE : CHINESE;
      case EXPORT -> corrections ? TABS : ENGLISH;
      case TAX -> GROUPED;
      case FDI -> ENGLISH;
      case INVESTMENT -> corrections ? SEMICOLONS : ENGLISH;
    };
  }
}
