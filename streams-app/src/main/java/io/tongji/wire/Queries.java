package io.tongji.wire;

import io.tongji.avro.QueryKey;
import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;

/** Queries as records of their topic. */
public final class Queries {

  private Queries() {}

  /** Which return is asked about, and by which edit. */
  public static QueryKey key(String unitId, Form form, Month period, SoftEdit edit) {
    return new QueryKey(unitId, form.code(), period.toString(), edit.name());
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
}
