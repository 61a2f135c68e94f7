package io.tongji.editing;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The strata of all forms, and which months changed since their parameters were computed.
 *
 * <p>Nothing is computed before all tasks have sent all pairs of the backlog. Later, a month that
 * goes on changing is computed when it has been quiet for a while, so that a file of a million rows
 * does not have everything scored anew at each commit; what comes out in the end is the same.
 */
public final class StrataBook {

  private static final long QUIET = Duration.ofSeconds(3).toMillis();
  private static final long LONGEST = Duration.ofMinutes(10).toMillis();

  private static final Unrest LONG_AGO = new Unrest(0, 0);

  private final int tasks;
  private final Map<Form, Strata> strata;
  private final Map<Form, BitSet> sentAll = new EnumMap<>(Form.class);
  private final Map<Form, TreeMap<Integer, Unrest>> changed = new EnumMap<>(Form.class);

  /** When a month changed first and last, by this machine's clock. */
  private record Unrest(long first, long last) {

    boolean isOver(long now) {
      return now - last >= QUIET || now - first >= LONGEST;
    }
  }

  /** Empty strata under a catalogue, of the units of so many tasks. */
  public StrataBook(Catalogue catalogue, int tasks) {
    this.tasks = tasks;
    this.strata = Strata.of(catalogue);
    strata.keySet().forEach(form -> sentAll.put(form, new BitSet(tasks)));
  }

  /** Puts a pair into a form's strata, or takes it out. */
  public void change(Form form, boolean added, Pair pair, long now) {
    Strata ofForm = strata.get(form);
    if (ofForm == null) {
      return;
    }
    ofForm.change(added, pair);
    TreeMap<Integer, Unrest> months = changed.computeIfAbsent(form, f -> new TreeMap<>());
    Unrest unrest = months.get(pair.month());
    months.put(pair.month(), new Unrest(unrest == null ? now : unrest.first(), now));
  }

  /** Notes the timestamp of a return of a form that breaks no hard edit. */
  public void advance(Form form, long timestamp) {
    @Nullable Strata ofForm = strata.get(form);
    if (ofForm != null) {
      ofForm.advance(timestamp);
    }
  }

  /** A task, from 0 on, has sent all pairs of the backlog. */
  public void sentAll(Form form, int task) {
    BitSet sent = sentAll.get(form);
    if (sent != null && !sent.get(task)) {
      sent.set(task);
      if (isWhole(form)) {
        changed.getOrDefault(form, new TreeMap<>()).replaceAll((month, unrest) -> LONG_AGO);
      }
    }
  }

  /** True of a form with strata if all tasks have sent all pairs of the backlog. */
  public boolean isWhole(Form form) {
    BitSet sent = sentAll.get(form);
    return sent != null && sent.cardinality() == tasks;
  }

  /** The parameters of closed months that changed, and have been quiet since. */
  public List<EditParameters> due(long now) {
    List<EditParameters> due = new ArrayList<>();
    changed.forEach(
        (form, months) -> {
          Strata ofForm = strata.get(form);
          Iterator<Map.Entry<Integer, Unrest>> each = months.entrySet().iterator();
          while (ofForm != null && isWhole(form) && each.hasNext()) {
            Map.Entry<Integer, Unrest> month = each.next();
            if (ofForm.isClosed(month.getKey()) && month.getValue().isOver(now)) {
              due.add(ofForm.parameters(month.getKey()));
              each.remove();
            }
          }
        });
    return due;
  }

  /** True while a closed month has changed whose parameters are not due yet. */
  public boolean isWaiting() {
    return changed.entrySet().stream()
        .anyMatch(
            entry -> {
              Strata ofForm = strata.get(entry.getKey());
              return ofForm != null
                  && isWhole(entry.getKey())
                  && entry.getValue().keySet().stream().anyMatch(ofForm::isClosed);
            });
  }

  /** Writes the strata, and of which months the parameters are due, for {@link #read}. */
  public void writeTo(DataOutput out) throws IOException {
    for (Map.Entry<Form, BitSet> form : sentAll.entrySet()) {
      Objects.requireNonNull(strata.get(form.getKey())).writeTo(out);
      for (int task = 0; task < tasks; task++) {
        out.writeBoolean(form.getValue().get(task));
      }
      Set<Integer> months = changed.getOrDefault(form.getKey(), new TreeMap<>()).keySet();
      out.writeInt(months.size());
      for (int month : months) {
        out.writeInt(month);
      }
    }
  }

  /** Reads what {@link #writeTo} wrote under the same catalogue, of as many tasks. */
  public static StrataBook read(Catalogue catalogue, int tasks, DataInput in) throws IOException {
    StrataBook book = new StrataBook(catalogue, tasks);
    for (Map.Entry<Form, BitSet> form : book.sentAll.entrySet()) {
      Objects.requireNonNull(book.strata.get(form.getKey())).readFrom(in);
      for (int task = 0; task < tasks; task++) {
        form.getValue().set(task, in.readBoolean());
      }
      TreeMap<Integer, Unrest> months = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        months.put(in.readInt(), LONG_AGO);
      }
      book.changed.put(form.getKey(), months);
    }
    return book;
  }
}
