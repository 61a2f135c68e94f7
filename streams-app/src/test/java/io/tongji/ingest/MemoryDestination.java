package io.tongji.ingest;

import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.send.Destination;
import io.tongji.ingest.send.Destination.Delivery;
import io.tongji.ingest.send.Feeding;
import io.tongji.ingest.send.Judge;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.send.Outbox;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.ingest.send.VerdictCounts.Rejected;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.edits.RejectionReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Keeps what is fed, and answers as a test wants. */
public final class MemoryDestination implements Destination {

  private final List<Return> returns = new ArrayList<>();
  private final List<RegisterRecord> register = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final List<Rejected> rejected = new ArrayList<>();
  private final List<Origin> leftOut = new ArrayList<>();
  private final List<Origin> forgotten = new ArrayList<>();
  private int opened;
  private boolean unreachable;

  public MemoryDestination rejecting(Origin origin, String code) {
    rejected.add(new Rejected(origin, code));
    return this;
  }

  /** A row is left out, since its order is not known. */
  public void leavingOut(Origin origin) {
    leftOut.add(origin);
  }

  /** A row is sent, and its acknowledgement is lost. */
  public void forgetting(Origin origin) {
    forgotten.add(origin);
  }

  /** From now on nothing can be sent. */
  public void unreachable() {
    unreachable = true;
  }

  public List<Return> fedReturns() {
    return returns;
  }

  public List<RegisterRecord> fedRegister() {
    return register;
  }

  List<Target> fedTargets() {
    return targets;
  }

  public boolean untouched() {
    return opened == 0;
  }

  @Override
  public Delivery<Return> returns(Form form, Feeding feeding) {
    return delivery(returns);
  }

  @Override
  public Delivery<RegisterRecord> register(Feeding feeding) {
    return delivery(register);
  }

  @Override
  public Delivery<Target> targets(Feeding feeding) {
    return delivery(targets);
  }

  private <T> Delivery<T> delivery(List<T> list) {
    return new Delivery<>(into(list), judge());
  }

  private Judge judge() {
    return new Judge() {
      @Override
      public void attend() {}

      @Override
      public Optional<VerdictCounts> judge(SentRecords sent) {
        return Optional.of(new VerdictCounts(0, 0, rejected, Collections.emptySortedMap()));
      }
    };
  }

  private <T> Outbox<T> into(List<T> list) {
    opened++;
    if (unreachable) {
      throw Failure.server("nobody there");
    }
    return new Outbox<>() {
      private final SentRecords sent = new SentRecords("memory");

      @Override
      public void send(T handedIn, Origin origin) {
        if (leftOut.contains(origin)) {
          sent.leaveOut(origin, RejectionReason.NO_REVISION);
          return;
        }
        if (!forgotten.contains(origin)) {
          sent.add(0, list.size(), origin);
        }
        list.add(handedIn);
      }

      @Override
      public void endFile() {}

      @Override
      public SentRecords finish() {
        return sent;
      }
    };
  }
}
