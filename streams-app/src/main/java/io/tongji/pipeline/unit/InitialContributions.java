package io.tongji.pipeline.unit;

import io.tongji.catalogue.form.Form;
import io.tongji.pipeline.ports.Publication;
import io.tongji.pipeline.stage.Notes;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Placement;
import io.tongji.rollup.unit.Residence;
import io.tongji.rollup.unit.UnitAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The first contributions of one task's units, sent once the backlog has been read.
 *
 * <p>Until then returns and register entries are only put in force. Then all that the units
 * contribute is sent, form by form; from then on each change. So a year of a unit is derived once,
 * and not for each of its returns. What has been sent is noted in the same transaction, for whoever
 * takes the task over.
 */
public final class InitialContributions {

  /** The note that all is sent. */
  public static final String ALL = "";

  private static final String REGISTER = "register";

  private final UnitBooks books;
  private final UnitAccounts accounts;
  private final Notes<Long> notes;
  private final Publication publication;
  private final Duration portion;
  private boolean complete;

  /**
   * Goes on where the last owner of the task left off.
   *
   * @param accounts in which forms that are not sent yet are deferred
   * @param notes what has been sent
   * @param portion after so long no further form is sent in the same commit
   */
  InitialContributions(
      UnitBooks books,
      UnitAccounts accounts,
      Notes<Long> notes,
      Publication publication,
      Duration portion) {
    this.books = books;
    this.accounts = accounts;
    this.notes = notes;
    this.publication = publication;
    this.portion = portion;
    this.complete = notes.get(ALL) != null;
    accounts.defer();
    if (notes.get(REGISTER) != null) {
      accounts.contributeRegister();
    }
    for (Form form : Form.values()) {
      if (notes.get(form.code()) != null) {
        accounts.contributeReturns(form);
      }
    }
  }

  /** True once everything has been sent. */
  boolean isComplete() {
    return complete;
  }

  /** True if something is left that may be sent now. */
  boolean mayGoOn() {
    return !complete && publication.hasReached(Publication.Phase.CONTRIBUTING);
  }

  /**
   * Sends what has not been sent yet, if it may.
   *
   * @param sendIfLarge is called wherever a batch may end
   */
  void send(Runnable sendIfLarge) {
    if (!mayGoOn()) {
      return;
    }
    long start = System.nanoTime();
    if (!accounts.registerContributes()) {
      sendUnits(sendIfLarge);
    }
    for (Form form : accounts.deferred()) {
      sendReturns(form, sendIfLarge);
      if (System.nanoTime() - start >= portion.toNanos()) {
        return;
      }
    }
    note(ALL);
    complete = true;
  }

  private void sendUnits(Runnable sendIfLarge) {
    Neighbours<Residence> neighbours = new Neighbours<>();
    books.register().forEach(residence -> neighbours.add(residence, residence));
    neighbours.forEach(
        residence -> {
          accounts.moveUnit(Residence.NONE, residence);
          sendIfLarge.run();
        });
    accounts.contributeRegister();
    note(REGISTER);
  }

  private void sendReturns(Form form, Runnable sendIfLarge) {
    Neighbours<Reporter> neighbours = new Neighbours<>();
    books
        .returns(form)
        .forEach(
            (unitId, ledger) -> {
              Residence residence = books.residence(unitId);
              neighbours.add(residence, new Reporter(ledger, residence));
            });
    neighbours.forEach(
        unit -> {
          accounts.moveReturns(form, unit.ledger(), Residence.NONE, unit.residence());
          sendIfLarge.run();
        });
    accounts.contributeReturns(form);
    note(form.code());
  }

  private record Reporter(ReturnLedger ledger, Residence residence) {}

  /** Units that count in one place, one after the other: so what they contribute is netted. */
  private static final class Neighbours<U> {
    private final Map<Placement, List<U>> places = new HashMap<>();

    /** Adds a unit; one that counts nowhere contributes nothing. */
    void add(Residence residence, U unit) {
      Placement place = residence.latest();
      if (place != null) {
        places.computeIfAbsent(place, first -> new ArrayList<>()).add(unit);
      }
    }

    void forEach(Consumer<U> each) {
      places.values().forEach(units -> units.forEach(each));
    }
  }

  private void note(String sent) {
    notes.put(sent, 1L);
  }
}
