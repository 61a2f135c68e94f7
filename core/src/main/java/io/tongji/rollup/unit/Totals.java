package io.tongji.rollup.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The totals of all indicators as of one point of the inputs, added up by the tables of the live
 * figures. One table stands at a time, and the units pass by for each indicator: the cells of all
 * indicators together take many times the room of the units. What units of one place contribute is
 * netted before it is added to the cells.
 */
public final class Totals {

  /** Places and months that wait at most, of some 350 bytes each. */
  private static final int MANY = 200_000;

  private final Catalogue catalogue;
  private final References references;
  private final Residences residences;

  /** Takes what is known of one unit. */
  @FunctionalInterface
  public interface UnitReceiver {

    /**
     * Takes a unit that the register knows.
     *
     * @param ledgers its returns on the forms on which it ever reported
     */
    void take(String unitId, Map<Form, ReturnLedger> ledgers, RegisterHistory history);
  }

  /** Totals under a catalogue. */
  public Totals(Catalogue catalogue, References references) {
    this.catalogue = catalogue;
    this.references = references;
    this.residences = new Residences(catalogue);
  }

  /**
   * Hands over every total, indicator by indicator.
   *
   * @param units hands over all units, the same ones each time that it is asked to
   */
  public void forEach(Consumer<UnitReceiver> units, BiConsumer<SeriesKey, Aggregate> receiver) {
    for (int number = 0; number < catalogue.indicators().size(); number++) {
      table(number, units).forwardAll(references, receiver);
    }
  }

  private IndicatorTable table(int number, Consumer<UnitReceiver> units) {
    List<Indicator> indicators = catalogue.indicators();
    IndicatorTable table = new IndicatorTable(catalogue, indicators.get(number));
    ContributionChanges changes = new ContributionChanges(indicators.size());
    UnitAccounts accounts = UnitAccounts.of(catalogue, number, changes);
    units.accept(
        (unit, ledgers, history) -> {
          accounts.move(ledgers, Residence.NONE, residences.of(history));
          if (changes.size() >= MANY) {
            table.add(changes.drain(number));
          }
        });
    table.add(changes.drain(number));
    return table;
  }
}
