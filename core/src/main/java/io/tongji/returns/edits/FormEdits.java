package io.tongji.returns.edits;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules.Numbers;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The hard edits of a form under a catalogue, in the order in which they are asked. */
final class FormEdits {

  private final Catalogue catalogue;
  private final Form form;
  private final List<HardEdit<Return>> edits = new ArrayList<>();

  private FormEdits(Catalogue catalogue, Form form) {
    this.catalogue = catalogue;
    this.form = form;
  }

  static HardEdits<Return> of(Catalogue catalogue, Form form) {
    FormEdits chosen = new FormEdits(catalogue, form);
    chosen.ofEveryForm();
    chosen.ofTheCatalogue();
    return new HardEdits<>(chosen.edits);
  }

  private void ofEveryForm() {
    boolean notFuture = numbers(Edit.FUTURE_PERIOD) != null;
    MonthStarts begins = notFuture ? new MonthStarts(catalogue.zone()) : null;
    if (form == Form.EVENT) {
      edits.addAll(new EventEdits(catalogue, begins).edits());
    } else {
      edits.add(UnitCodes.of(catalogue.edits(), form.code(), form.unitKind()).edit());
      edits.add(PeriodEdits.validPeriod(!catalogue.withoutJanuary(form), begins));
    }
    edits.add(PeriodEdits.validRevision());
    for (AmountColumn amount : form.amounts()) {
      edits.add(AmountEdits.inRange(form.slot(amount.name()), amount.name()));
    }
    if (form != Form.EVENT) {
      edits.add(AmountEdits.stated(form.slot("month")));
    }
  }

  private void ofTheCatalogue() {
    Numbers versions = numbers(Edit.FORM_VERSION);
    if (versions != null) {
      edits.add(PeriodEdits.knownFormVersion(Set.copyOf(versions.words("versions"))));
    }
    Numbers negative = numbers(Edit.NEGATIVE);
    if (negative != null) {
      negative.words("columns").forEach(column -> edits.add(notNegative(column)));
    }
    if (numbers(Edit.DELIVERY_OVER_SALES) != null) {
      edits.add(part(RejectionReason.DELIVERY_OVER_SALES, "sales_ytd", "delivery_ytd"));
    }
    if (numbers(Edit.COMPONENTS) != null) {
      edits.add(InvestmentEdits.componentsAddUp(""));
      edits.add(InvestmentEdits.componentsAddUp("prior_"));
    }
    if (numbers(Edit.CONSTRUCTION_OVER_TOTAL) != null) {
      edits.add(
          part(
              RejectionReason.CONSTRUCTION_OVER_TOTAL,
              "ytd",
              "ytd_construction",
              "ytd_installation"));
    }
    Numbers plan = numbers(Edit.SMALL_PLAN);
    if (plan != null) {
      edits.add(InvestmentEdits.planLargeEnough(form.slot("plan_total"), plan.whole("least")));
    }
  }

  private @Nullable Numbers numbers(Edit edit) {
    return catalogue.edits().of(edit, form);
  }

  private HardEdit<Return> notNegative(String column) {
    int scale = form == Form.EVENT && column.equals("quantity") ? Form.QUANTITY_SCALE : 0;
    return AmountEdits.notNegative(form.slot(column), column, scale);
  }

  private HardEdit<Return> part(RejectionReason reason, String whole, String... parts) {
    int[] slots = new int[parts.length];
    for (int at = 0; at < parts.length; at++) {
      slots[at] = form.slot(parts[at]);
    }
    List<String> columns = new ArrayList<>(List.of(parts));
    columns.add(whole);
    return AmountEdits.partWithinWhole(reason, form.slot(whole), slots, List.copyOf(columns));
  }
}
