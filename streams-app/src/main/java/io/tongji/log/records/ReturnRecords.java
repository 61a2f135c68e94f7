package io.tongji.log.records;

import io.tongji.avro.EventKey;
import io.tongji.avro.EventReturn;
import io.tongji.avro.ExportReturn;
import io.tongji.avro.FdiReturn;
import io.tongji.avro.InvestmentReturn;
import io.tongji.avro.OutputReturn;
import io.tongji.avro.RdReturn;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.TaxReturn;
import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.log.serde.GeneratedClasses;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.Return.Remarks;
import io.tongji.returns.ReturnAmounts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Between a form's Avro record and the domain's return. */
public final class ReturnRecords {

  private static final Map<Form, ReturnRecords> BY_FORM = new EnumMap<>(Form.class);

  static {
    for (Form form : Form.values()) {
      BY_FORM.put(form, new ReturnRecords(form));
    }
  }

  private final Form form;
  private final Schema schema;
  private final int[] amounts;
  private final int revision;
  private final int withdrawn;
  private final int formVersion;
  private final int explanation;

  private ReturnRecords(Form form) {
    this.form = form;
    this.schema = GeneratedClasses.schemaOf(classOf(form));
    List<AmountColumn> columns = form.amounts();
    this.amounts = new int[columns.size()];
    for (int slot = 0; slot < amounts.length; slot++) {
      amounts[slot] = position(columns.get(slot).name());
    }
    this.revision = position("revision");
    this.withdrawn = position("withdrawn");
    this.formVersion = position("form_version");
    this.explanation = position("explanation");
  }

  /** The mapping of a form. */
  public static ReturnRecords of(Form form) {
    return java.util.Objects.requireNonNull(BY_FORM.get(form));
  }

  /** The generated class of a form's values. */
  public static Class<? extends SpecificRecord> classOf(Form form) {
    return switch (form) {
      case OUTPUT -> OutputReturn.class;
      case RD -> RdReturn.class;
      case EXPORT -> ExportReturn.class;
      case TAX -> TaxReturn.class;
      case FDI -> FdiReturn.class;
      case INVESTMENT -> InvestmentReturn.class;
      case EVENT -> EventReturn.class;
    };
  }

  /** The generated class of a form's keys. */
  static Class<? extends SpecificRecord> keyClassOf(Form form) {
    return form == Form.EVENT ? EventKey.class : ReturnKey.class;
  }

  private int position(String field) {
    return schema.getField(field).pos();
  }

  /** The return that a key and a value state. */
  public Return toReturn(SpecificRecord key, SpecificRecord value) {
    ReturnAmounts figures = new ReturnAmounts(form);
    for (int slot = 0; slot < amounts.length; slot++) {
      Object amount = value.get(amounts[slot]);
      if (amount != null) {
        figures.put(slot, (Long) amount);
      }
    }
    EventFacts event =
        value instanceof EventReturn of ? EventRecords.facts((EventKey) key, of) : null;
    String period =
        value instanceof EventReturn of ? of.getOccurredOn() : ((ReturnKey) key).getPeriod();
    return new Return(
        form,
        String.valueOf(key.get(0)),
        period,
        event == null ? Texts.month(period) : Texts.monthOfDay(period),
        Texts.number((Integer) value.get(revision)),
        (Boolean) value.get(withdrawn),
        figures,
        remarks((String) value.get(formVersion), (String) value.get(explanation)),
        event);
  }

  private static Remarks remarks(@Nullable String version, @Nullable String explanation) {
    return version == null && explanation == null
        ? Remarks.NONE
        : new Remarks(version, explanation);
  }

  /** The key of a return. */
  public static SpecificRecord toKey(Return handedIn) {
    return handedIn.event() == null
        ? new ReturnKey(handedIn.unitId(), handedIn.periodText())
        : new EventKey(handedIn.unitId(), handedIn.number());
  }

  /** The value of a return. */
  public SpecificRecord toValue(Return handedIn) {
    SpecificRecord value = (SpecificRecord) GeneratedClasses.MODEL.newRecord(null, schema);
    for (int slot = 0; slot < amounts.length; slot++) {
      if (handedIn.figures().has(slot)) {
        value.put(amounts[slot], handedIn.figures().get(slot));
      }
    }
    if (value instanceof EventReturn of) {
      EventRecords.put(handedIn, of);
    }
    value.put(revision, handedIn.revision() == 0 ? null : handedIn.revision());
    value.put(withdrawn, handedIn.withdrawn());
    value.put(formVersion, handedIn.remarks().formVersion());
    value.put(explanation, handedIn.remarks().explanation());
    return value;
  }
}
