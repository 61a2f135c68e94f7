package io.tongji.wire;

import io.tongji.avro.Aggregate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rates and reasons that a record states beside its amounts, by the names of their fields. */
public final class StoredRates {

  private StoredRates() {}

  /** What is stated; fields that are null are left out. */
  public static Map<String, Object> of(Aggregate value) {
    Map<String, Object> stated = new TreeMap<>();
    put(stated, "M_YOY", value.getMYOY(), value.getMYOYREASON());
    put(stated, "M_YOY_NOM", value.getMYOYNOM(), value.getMYOYNOMREASON());
    put(stated, "M_MOM", value.getMMOM(), value.getMMOMREASON());
    put(stated, "YTD_YOY", value.getYTDYOY(), value.getYTDYOYREASON());
    put(stated, "YTD_YOY_NOM", value.getYTDYOYNOM(), value.getYTDYOYNOMREASON());
    put(stated, "YOY", value.getYOY(), value.getYOYREASON());
    put(stated, "YOY_NOM", value.getYOYNOM(), value.getYOYNOMREASON());
    put(stated, "COMPLETION", value.getCOMPLETION(), null);
    put(stated, "SCHED_GAP", value.getSCHEDGAP(), null);
    put(stated, "RESPONSE_RATE", value.getRESPONSERATE(), null);
    put(stated, "COVERAGE_RATE", value.getCOVERAGERATE(), null);
    return stated;
  }

  private static void put(
      Map<String, Object> stated, String field, @Nullable Double rate, @Nullable String reason) {
    if (rate != null) {
      stated.put(field, rate);
    }
    if (reason != null) {
      stated.put(field + "_REASON", reason);
    }
  }
}
