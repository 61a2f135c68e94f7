package io.tongji.catalogue.form;

import io.tongji.catalogue.form.EditParameter.ParameterType;
import java.util.Arrays;
import java.util.List;

/**
 * An edit 审核 whose use and numbers are the catalogue's: it applies to the forms that edits.csv
 * names for it. What is asked of every record alike (its code, period, revision) is no matter of
 * choice, and is not listed here. Those from H4 on, NOT_IN_REGISTER, to the end ask, and the others
 * refuse: their words are those of {@code SoftEdit} and {@code RejectionReason} of the same name.
 */
public enum Edit {
  /** H2: the check character of GB 32100-2015, but for codes in use that are known to fail it. */
  CHECK_DIGIT(List.of(), new EditParameter("allow", ParameterType.WORDS, 0, 0)),
  /** H3: no period that begins after the record's time. */
  FUTURE_PERIOD(List.of()),
  /** H6: delivery for export is part of sales. */
  DELIVERY_OVER_SALES(List.of("sales_ytd", "delivery_ytd")),
  /** H7: the components add up. */
  COMPONENTS(List.of("ytd_construction", "ytd_installation", "ytd_equipment", "ytd_other")),
  /** H7: construction and installation are part of investment. */
  CONSTRUCTION_OVER_TOTAL(List.of("ytd_construction", "ytd_installation")),
  /** H8: a project is in scope from a certain size on; in whole yuan. */
  SMALL_PLAN(List.of("plan_total"), new EditParameter("least", ParameterType.WHOLE, 0, 1e13)),
  /** H9: columns that cannot be below zero. */
  NEGATIVE(List.of(), new EditParameter("columns", ParameterType.WORDS, 1, 0)),
  /** H10: the versions of the form's layout that are known. */
  FORM_VERSION(List.of(), new EditParameter("versions", ParameterType.WORDS, 1, 0)),
  /** H4: the unit stands in the register. */
  NOT_IN_REGISTER(List.of()),
  /** H4: units of the register's kind report on the form. */
  OTHER_KIND(List.of()),
  /** H5: the register's industry fits the form. */
  OUTSIDE_INDUSTRIES(List.of(), new EditParameter("industries", ParameterType.WORDS, 1, 0)),
  /** S1: month and cumulatives agree, to so many yuan. */
  REVISION_CARRY(List.of("month"), new EditParameter("over", ParameterType.WHOLE, 0, 1e13)),
  /** S2: cumulatives rise. */
  YTD_FELL(List.of("ytd")),
  /** S3: the year before is what was reported then, to a share of it. */
  PRIOR_DIFFERS(
      List.of("prior_ytd"), new EditParameter("share", ParameterType.DECIMAL, 0, Limits.RATIO)),
  /** S4: Hidiroglou and Berthelot; numbers U, A, C, the fewest units of a stratum, closing day. */
  OUTLIER(
      List.of("ytd"),
      new EditParameter("exponent", ParameterType.DECIMAL, 0, 1),
      new EditParameter("floor", ParameterType.DECIMAL, 0, 1),
      new EditParameter("factor", ParameterType.DECIMAL, 0.0001, 1000),
      new EditParameter("units", ParameterType.WHOLE, 3, 1e6),
      new EditParameter("deadline", ParameterType.WHOLE, 1, 28)),
  /** S5: powers of ten between what was stated and what was to be expected. */
  UNIT_ERROR(
      List.of("ytd"),
      new EditParameter("distance", ParameterType.DECIMAL, 0, 0.4999),
      new EditParameter("powers", ParameterType.WORDS, 1, 0)),
  /** S6: the cumulative stands still for so many months. */
  YTD_UNCHANGED(List.of("ytd"), new EditParameter("months", ParameterType.WHOLE, 1, 11)),
  /** S7: two months alike. */
  MONTH_REPEATED(List.of("ytd")),
  /** S8: sales divided by output. */
  SALES_RATIO(
      List.of("sales_ytd"),
      new EditParameter("low", ParameterType.DECIMAL, 0, Limits.RATIO),
      new EditParameter("high", ParameterType.DECIMAL, 0, Limits.RATIO)),
  /** S9: share of the cumulative on another form. */
  RD_INTENSITY(
      List.of("ytd"),
      new EditParameter("of", ParameterType.WORDS, 1, 1),
      new EditParameter("share", ParameterType.DECIMAL, 0, Limits.RATIO)),
  /** S10: investment since the start by the plan. */
  OVER_PLAN(
      List.of("since_start", "plan_total"),
      new EditParameter("share", ParameterType.DECIMAL, 0, Limits.RATIO)),
  /** S11: a unit in its first so many months on a list states nothing for the year before. */
  NEW_UNIT_ZERO_BASE(List.of("prior_ytd"), new EditParameter("months", ParameterType.WHOLE, 1, 24)),
  /** S12: a multiple of so many yuan. */
  ROUND_AMOUNT(List.of("ytd"), new EditParameter("multiple", ParameterType.WHOLE, 2, 1e13));

  private final List<String> columns;
  private final List<EditParameter> parameters;

  Edit(List<String> columns, EditParameter... parameters) {
    this.columns = columns;
    this.parameters = List.of(parameters);
  }

  private static final class Limits {
    /** So that a cumulative of twelve largest amounts times a ratio in ten-thousandths is exact. */
    private static final double RATIO = 5;
  }

  /** The parameters that edits.csv must state for the edit, all of them and no others. */
  public List<EditParameter> parameters() {
    return parameters;
  }

  /** True if the form has the columns that the edit looks at. */
  boolean findsItsColumns(Form form) {
    return columns.stream().allMatch(column -> form.slot(column) >= 0);
  }

  /**
   * True if units on the form can fail the edit. Project codes have no check character; events
   * happen to units of each kind, and their codes are those of the register.
   */
  boolean canFail(Form form) {
    return switch (this) {
      case CHECK_DIGIT -> !form.isFor(UnitKind.PROJECT);
      case OTHER_KIND -> form != Form.EVENT;
      default -> true;
    };
  }

  /** The edit of a code; {@link IllegalArgumentException} if there is none. */
  public static Edit ofCode(String code) {
    return Arrays.stream(values())
        .filter(edit -> edit.name().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "is no edit; known edits: " + Arrays.toString(values())));
  }
}
