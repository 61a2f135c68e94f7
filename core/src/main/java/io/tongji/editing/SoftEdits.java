package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules.Numbers;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.IndustryRange;
import io.tongji.period.Month;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The soft edits of each form under a catalogue, and which form's returns another form's need. */
final class SoftEdits {

  private final Map<Form, List<SoftCheck>> checks = new EnumMap<>(Form.class);
  private final Map<Form, Form> compared = new EnumMap<>(Form.class);
  private final Map<Form, List<Form>> comparedTo = new EnumMap<>(Form.class);
  private final ParameterBook parameters;

  SoftEdits(Catalogue catalogue, ParameterBook parameters) {
    this.parameters = parameters;
    for (Form form : Form.values()) {
      List<SoftCheck> ofForm = new ArrayList<>();
      for (SoftEdit edit : SoftEdit.values()) {
        Numbers numbers = catalogue.edits().of(edit.edit(), form);
        if (numbers != null) {
          ofForm.add(check(edit, form, numbers));
        }
      }
      checks.put(form, List.copyOf(ofForm));
      Numbers intensity = catalogue.edits().of(Edit.RD_INTENSITY, form);
      if (intensity != null) {
        Form other = Form.ofCode(intensity.words("of").get(0));
        compared.put(form, other);
        comparedTo.computeIfAbsent(other, first -> new ArrayList<>()).add(form);
      }
    }
  }

  private SoftCheck check(SoftEdit edit, Form form, Numbers numbers) {
    return switch (edit) {
      case NOT_IN_REGISTER -> RegisterChecks.notInRegister();
      case OTHER_KIND -> RegisterChecks.otherKind();
      case OUTSIDE_INDUSTRIES ->
          RegisterChecks.outsideIndustries(
              IndustryRange.parse(String.join(";", numbers.words("industries"))));
      case REVISION_CARRY ->
          CumulativeChecks.revisionCarry(form.slot("month"), numbers.whole("over"));
      case YTD_FELL -> CumulativeChecks.ytdFell();
      case PRIOR_DIFFERS ->
          CumulativeChecks.priorDiffers(form.slot("prior_ytd"), numbers.tenThousandths("share"));
      case OUTLIER -> AmountChecks.outlier(parameters, outlier(numbers));
      case UNIT_ERROR ->
          AmountChecks.unitError(
              numbers.number("distance"),
              numbers.words("powers").stream().mapToInt(Integer::parseInt).toArray());
      case YTD_UNCHANGED -> CumulativeChecks.ytdUnchanged((int) numbers.whole("months"));
      case MONTH_REPEATED -> CumulativeChecks.monthRepeated();
      case SALES_RATIO, RD_INTENSITY, OVER_PLAN -> ratio(edit, form, numbers);
      case NEW_UNIT_ZERO_BASE ->
          RegisterChecks.newUnitZeroBase(form.slot("prior_ytd"), (int) numbers.whole("months"));
      case ROUND_AMOUNT -> AmountChecks.roundAmount(numbers.whole("multiple"));
    };
  }

  private static SoftCheck ratio(SoftEdit edit, Form form, Numbers numbers) {
    if (edit == SoftEdit.SALES_RATIO) {
      return RatioChecks.salesRatio(
          form.slot("sales_ytd"), numbers.tenThousandths("low"), numbers.tenThousandths("high"));
    }
    long share = numbers.tenThousandths("share");
    return edit == SoftEdit.RD_INTENSITY
        ? RatioChecks.rdIntensity(share)
        : RatioChecks.overPlan(form.slot("since_start"), form.slot("plan_total"), share);
  }

  /** U, A and C of the catalogue. */
  static HidiroglouBerthelot.Coefficients outlier(Numbers numbers) {
    return new HidiroglouBerthelot.Coefficients(
        numbers.number("exponent"), numbers.number("floor"), numbers.number("factor"));
  }

  /** The edits of a form. */
  List<SoftCheck> of(Form form) {
    return Objects.requireNonNull(checks.get(form));
  }

  /** With |value − expected|, or |value|, by the form's total of the year before, if known. */
  Query weighed(Query query, Form form, Month month) {
    long total = parameters.weighedBy(form, month);
    Long value = query.value();
    if (total <= 0 || value == null) {
      return query;
    }
    long expected = query.expected() == null ? 0 : query.expected();
    double weight = (double) Math.abs(value - expected) / total;
    Query.Rank rank = new Query.Rank(query.rank().score(), weight);
    return new Query(query.edit(), query.field(), value, query.expected(), rank);
  }

  /** The form that a form is compared with, or null. */
  @Nullable Form comparedWith(Form form) {
    return compared.get(form);
  }

  /** The forms that are compared with a form. */
  List<Form> formsComparedWith(Form form) {
    return comparedTo.getOrDefault(form, List.of());
  }
}
