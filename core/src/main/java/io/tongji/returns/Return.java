package io.tongji.returns;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import org.jspecify.annotations.Nullable;

/**
 * One record of a form, as handed in.
 *
 * @param form the form
 * @param unitId credit code or project code
 * @param periodText the period as written; of an event the day on which it happened
 * @param period the period, of an event the month in which it happened; null if the text is none
 * @param revision number of the revision; 0: not stated
 * @param withdrawn true if the return is taken out again
 * @param figures the amounts
 * @param remarks version of the form and explanation
 * @param event what happened, of a form of events; null: of a form that is reported every month
 */
public record Return(
    Form form,
    String unitId,
    String periodText,
    @Nullable Month period,
    int revision,
    boolean withdrawn,
    ReturnAmounts figures,
    Remarks remarks,
    @Nullable EventFacts event) {

  /** What distinguishes it from the unit's other records of the form: its event, or its period. */
  public String number() {
    return event == null ? periodText : event.eventId();
  }

  /**
   * What a return says beside its amounts.
   *
   * @param formVersion version of the form's layout; null: not stated
   * @param explanation of what was queried; null: none
   */
  public record Remarks(@Nullable String formVersion, @Nullable String explanation) {
    /** Nothing said. */
    public static final Remarks NONE = new Remarks(null, null);
  }
}
