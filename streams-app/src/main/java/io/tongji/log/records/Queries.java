package io.tongji.log.records;

import io.tongji.avro.QueryKey;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.period.Month;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.Optional;

/** Queries as records of their topic. */
public final class Queries {

  /** Which return is asked about, and by which edit. */
  public record QueryAbout(String unitId, Form form, Month month, SoftEdit edit) {}

  private Queries() {}

  /** Which return is asked about, and by which edit. */
  public static QueryKey key(String unitId, Form form, Month period, SoftEdit edit) {
    return new QueryKey(unitId, form.code(), period.toString(), edit.name());
  }

  /** The key of these texts. */
  public static Object key(String unitId, String form, String period, String edit) {
    return new QueryKey(unitId, form, period, edit);
  }

  /** What is asked. */
  public static io.tongji.avro.Query value(Query query) {
    SoftEdit edit = query.edit();
    return io.tongji.avro.Query.newBuilder()
        .setMessage(edit.chinese().message())
        .setRemedy(edit.chinese().remedy())
        .setMessageEn(edit.english().message())
        .setRemedyEn(edit.english().remedy())
        .setField(query.field().isEmpty() ? null : query.field())
        .setValue(query.value())
        .setExpected(query.expected())
        .setScore(query.rank().score())
        .setWeight(query.rank().weight())
        .build();
  }

  /** The unit that a key names. */
  public static String unit(Object key) {
    return ((QueryKey) key).getUnitId();
  }

  /** The code of the form that a key names. */
  public static String form(Object key) {
    return ((QueryKey) key).getForm();
  }

  /** The period that a key names, as it is written. */
  public static String period(Object key) {
    return ((QueryKey) key).getPeriod();
  }

  /** The code of the edit that a key names. */
  public static String edit(Object key) {
    return ((QueryKey) key).getCode();
  }

  /** What a record asks; empty if its form, period or edit is none that this version knows. */
  public static Optional<OpenQuery> read(Object key, Object value) {
    io.tongji.avro.Query asked = (io.tongji.avro.Query) value;
    String field = asked.getField() == null ? "" : asked.getField();
    Query.Rank rank = new Query.Rank(asked.getScore(), asked.getWeight());
    return about(key)
        .map(
            about ->
                new OpenQuery(
                    about.unitId(),
                    about.form(),
                    about.month(),
                    new Query(about.edit(), field, asked.getValue(), asked.getExpected(), rank)));
  }

  /** What a key names; empty if its form, period or edit is none that this version knows. */
  public static Optional<QueryAbout> about(Object key) {
    QueryKey named = (QueryKey) key;
    Month month = Texts.month(named.getPeriod());
    try {
      Form form = Form.ofCode(named.getForm());
      SoftEdit edit = SoftEdit.valueOf(named.getCode());
      return month == null
          ? Optional.empty()
          : Optional.of(new QueryAbout(named.getUnitId(), form, month, edit));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty(); // of another version of this program
    }
  }
}
