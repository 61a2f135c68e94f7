package io.tongji.bench.contend;

import io.tongji.bench.work.Placing;
import io.tongji.bench.work.Placing.Registration;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.period.Month;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.table.annotation.DataTypeHint;
import org.apache.flink.table.annotation.FunctionHint;
import org.apache.flink.table.functions.FunctionContext;
import org.apache.flink.table.functions.TableFunction;
import org.apache.flink.types.Row;
import org.jspecify.annotations.Nullable;

/**
 * Of a return and where its unit counts, two rows for each total that it belongs to: one for its
 * own month, and one for the month a year later, whose last year it is.
 */
@FunctionHint(
    output =
        @DataTypeHint(
            "ROW<indicator STRING, area STRING, activity STRING, period INT,"
                + " units BIGINT, total BIGINT, base BIGINT, last_year BIGINT>"))
public final class FlinkCells extends TableFunction<Row> {

  private static final long serialVersionUID = 1L;
  private static final int YEAR = 12;

  /** Of the catalogue, by their names: a function must be serializable. */
  private final HashMap<String, byte[]> files;

  private transient @Nullable Placing placing;

  /** Under the catalogue of these files. */
  public FlinkCells(Map<String, byte[]> files) {
    this.files = new HashMap<>(files);
  }

  @Override
  public void open(FunctionContext context) {
    placing = new Placing(CatalogueFiles.of(CatalogueSource.of(files)));
  }

  /**
   * Called by Flink.
   *
   * @param form of the return
   * @param period of the return
   * @param amounts by slot of the form
   * @param place kind, area and industry of the unit
   * @param lists further areas, a null, and the lists that the unit stands on
   */
  public void eval(
      String form,
      String period,
      @DataTypeHint("ARRAY<BIGINT>") @Nullable Long[] amounts,
      @DataTypeHint("ROW<k STRING, a STRING, i STRING, g ARRAY<STRING>, f ARRAY<STRING>>")
          Row place) {
    if (placing == null) {
      throw new IllegalStateException("not opened");
    }
    Registration unit =
        new Registration(
            text(place, 0), text(place, 1), list(place, 3), text(place, 2), list(place, 4));
    Month month = Month.parse(period);
    List<String> activities = placing.activities(unit, month);
    Collection<String> areas = placing.areas(unit);
    for (Indicator indicator : placing.indicators(Form.ofCode(form), unit, month)) {
      Long total = Placing.sum(indicator, false, slot -> amounts[slot]);
      Long base = Placing.sum(indicator, true, slot -> amounts[slot]);
      if (total != null) {
        for (String area : areas) {
          for (String activity : activities) {
            String code = indicator.code();
            int at = month.index();
            collect(Row.of(code, area, activity, at, 1L, total, base, null));
            collect(Row.of(code, area, activity, at + YEAR, 0L, 0L, null, total));
          }
        }
      }
    }
  }

  private static String text(Row row, int at) {
    return String.valueOf(row.getField(at));
  }

  private static List<String> list(Row row, int at) {
    return row.getField(at) instanceof String[] texts ? List.of(texts) : List.of();
  }
}
