package io.tongji.pipeline;

import io.tongji.catalogue.Form;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Placement;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import io.tongji.rollup.UnitAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets one task's units contribute, once the backlog has been read.
 *
 * <p>Before that returns and register entries are only put in force. Then everything is told that
 * the units amount to, a large form in each commit, so that its transaction stays short; from then
 * on, each change. What has been told is noted in the same transaction, for whoever takes over.
 */
final class Contributors {

  /** Under this name stands since when the task has contributed everything. */
  static final String ALL = "";

  private static final String REGISTER = "register";

  private static final Duration GLANCE = Duration.ofMillis(50);

  private final ProcessorContext<?, ?> context;
  private final Publication publication;
  private final UnitAccounts accounts;
  private final Books books;
  private final long atOnce;
  private final KeyValueStore<String, Long> since;
  private @Nullable Cancellable glances;

  /**
   * What is known of the task's units.
   *
   * @param returns of each form
   * @param register where they count
   * @param accounts what they contribute
   */
  record Books(Map<Form, ReturnBook> returns, RegisterBook register, UnitAccounts accounts) {}

  /**
   * Takes up what the last owner of the task has committed.
   *
   * @param books in whose accounts all but that is deferred
   * @param atOnce after so many returns no further form begins in the same commit
   */
  Contributors(ProcessorContext<?, ?> context, Publication publication, Books books, long atOnce) {
    this.context = context;
    this.publication = publication;
    this.accounts = books.accounts();
    this.books = books;
    this.atOnce = atOnce;
    this.since = context.getStateStore(UnitStores.CONTRIBUTING);
    publication.checkInForce();
    takeUp();
    if (!haveBegun()) {
      glances = context.schedule(GLANCE, PunctuationType.WALL_CLOCK_TIME, now -> askForCommit());
    }
  }

  /** Whatever the accounts say: this task may have stood by while another owner told the rest. */
  private void takeUp() {
    accounts.defer();
    if (since.get(REGISTER) != null) {
      accounts.list();
    }
    for (Form form : Form.values()) {
      if (since.get(form.code()) != null) {
        accounts.contribute(form);
      }
    }
  }

  private boolean haveBegun() {
    return since.get(ALL) != null;
  }

  private void askForCommit() {
    if (haveBegun()) {
      close();
    } else if (publication.backlogRead()) {
      context.commit();
    }
  }

  /** Asks for no commit any more. */
  void close() {
    if (glances != null) {
      glances.cancel();
    }
  }

  /**
   * Tells what has not been told yet, if it may.
   *
   * @param passOnIfLarge is called wherever a batch may end
   */
  void begin(Runnable passOnIfLarge) {
    if (haveBegun() || !publication.backlogRead()) {
      return;
    }
    if (!accounts.isListing()) {
      tellUnits(passOnIfLarge);
    }
    long returns = 0;
    for (Form form : accounts.deferred()) {
      if (returns >= atOnce) {
        return;
      }
      ReturnBook book = Objects.requireNonNull(books.returns().get(form));
      returns += book.size();
      tellReturns(form, book, passOnIfLarge);
    }
    note(ALL);
  }

  private void tellUnits(Runnable passOnIfLarge) {
    Neighbours<Residence> neighbours = new Neighbours<>();
    books.register().forEach(residence -> neighbours.add(residence, residence));
    neighbours.forEach(
        residence -> {
          accounts.moveUnit(Residence.NONE, residence);
          passOnIfLarge.run();
        });
    accounts.list();
    note(REGISTER);
  }

  private void tellReturns(Form form, ReturnBook book, Runnable passOnIfLarge) {
    Neighbours<Reporter> neighbours = new Neighbours<>();
    book.forEach(
        (unitId, ledger) -> {
          Residence residence = books.register().residence(unitId);
          neighbours.add(residence, new Reporter(ledger, residence));
        });
    neighbours.forEach(
        unit -> {
          accounts.moveReturns(form, unit.ledger(), Residence.NONE, unit.residence());
          passOnIfLarge.run();
        });
    accounts.contribute(form);
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

    void forEach(Consumer<U> tell) {
      places.values().forEach(units -> units.forEach(tell));
    }
  }

  private void note(String told) {
    since.put(told, context.currentSystemTimeMs());
  }
}
