package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Edit;
import io.tongji.catalogue.form.EditRules.Numbers;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import io.tongji.returns.edits.MonthStarts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pairs of one form, by month and division, and which months are closed: those whose deadline
 * lies before the time of the latest return that breaks no hard edit. So the parameters are a
 * function of the log alone, whatever the clock says and whatever the order of arrival.
 */
public final class Strata {

  private final Catalogue catalogue;
  private final Form form;
  private final Numbers numbers;
  private final MonthStarts starts;
  private final TreeMap<Integer, Map<String, PairBag>> months = new TreeMap<>();
  private long latest = Long.MIN_VALUE;

  /**
   * Empty strata.
   *
   * @param numbers what the catalogue says of outliers on the form
   */
  public Strata(Catalogue catalogue, Form form, Numbers numbers) {
    this.catalogue = catalogue;
    this.form = form;
    this.numbers = numbers;
    this.starts = new MonthStarts(catalogue.zone());
  }

  /** Strata of the forms whose outliers are looked for. */
  public static Map<Form, Strata> of(Catalogue catalogue) {
    Map<Form, Strata> all = new HashMap<>();
    for (Form form : Form.values()) {
      Numbers numbers = catalogue.edits().of(Edit.OUTLIER, form);
      if (numbers != null) {
        all.put(form, new Strata(catalogue, form, numbers));
      }
    }
    return all;
  }

  /** Puts a pair in, or takes it out again. */
  public void change(boolean added, Pair pair) {
    PairBag bag =
        months
            .computeIfAbsent(pair.month(), month -> new TreeMap<>())
            .computeIfAbsent(pair.division(), division -> new PairBag());
    if (added) {
      bag.add(pair.now(), pair.before());
    } else {
      bag.remove(pair.now(), pair.before());
    }
  }

  /** Notes the timestamp of a return that breaks no hard edit. */
  public void advance(long timestamp) {
    latest = Math.max(latest, timestamp);
  }

  /** True if the deadline of a month, by its index, is past. */
  public boolean isClosed(int month) {
    return closedAt(month, latest);
  }

  private boolean closedAt(int month, long time) {
    int deadline = (int) numbers.whole("deadline");
    return starts.dayAfter(new Month(month + 1), deadline) <= time;
  }

  /** The parameters of a month as it stands. */
  public EditParameters parameters(int month) {
    Map<String, PairBag> divisions = months.getOrDefault(month, Map.of());
    Map<String, List<PairBag>> members = new TreeMap<>();
    int units = 0;
    long total = 0;
    long base = 0;
    for (Map.Entry<String, PairBag> division : divisions.entrySet()) {
      units += division.getValue().size();
      total += division.getValue().now();
      base += division.getValue().before();
      for (String stratum : catalogue.activitiesOf(division.getKey())) {
        members.computeIfAbsent(stratum, s -> new ArrayList<>()).add(division.getValue());
      }
    }
    Map<String, HidiroglouBerthelot.Distribution> usual = new TreeMap<>();
    members.forEach((stratum, bags) -> describe(stratum, bags, usual));
    return new EditParameters(form, new Month(month), units, total, base, usual);
  }

  private void describe(
      String stratum, List<PairBag> bags, Map<String, HidiroglouBerthelot.Distribution> usual) {
    int units = bags.stream().mapToInt(PairBag::comparable).sum();
    if (units < numbers.whole("units")) {
      return;
    }
    double[] now = new double[units];
    double[] before = new double[units];
    int at = 0;
    for (PairBag bag : bags) {
      at = bag.copyComparable(now, before, at);
    }
    double exponent = numbers.number("exponent");
    usual.put(stratum, HidiroglouBerthelot.distribution(now, before, exponent));
  }

  /** Writes all pairs for {@link #readFrom}. */
  void writeTo(DataOutput out) throws IOException {
    out.writeLong(latest);
    out.writeInt(months.size());
    for (Map.Entry<Integer, Map<String, PairBag>> month : months.entrySet()) {
      out.writeInt(month.getKey());
      out.writeInt(month.getValue().size());
      for (Map.Entry<String, PairBag> division : month.getValue().entrySet()) {
        out.writeUTF(division.getKey());
        division.getValue().writeTo(out);
      }
    }
  }

  /** Reads into empty strata what {@link #writeTo} wrote. */
  void readFrom(DataInput in) throws IOException {
    latest = in.readLong();
    for (int left = in.readInt(); left > 0; left--) {
      Map<String, PairBag> divisions = new TreeMap<>();
      months.put(in.readInt(), divisions);
      for (int others = in.readInt(); others > 0; others--) {
        divisions.put(in.readUTF(), PairBag.read(in));
      }
    }
  }
}
