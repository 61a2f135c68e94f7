package io.tongji.ingest.send;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;

/** Where records go. */
public interface Destination {

  /** Nowhere, for a rehearsal. */
  Destination NOWHERE =
      new Destination() {
        @Override
        public Delivery<Return> returns(Form form, Feeding feeding) {
          return new Delivery<>(Rehearsal.returns(form, null), Judge.NONE);
        }

        @Override
        public Delivery<RegisterRecord> register(Feeding feeding) {
          return new Delivery<>(Rehearsal.register(null), Judge.NONE);
        }

        @Override
        public Delivery<Target> targets(Feeding feeding) {
          return new Delivery<>(Rehearsal.targets(null), Judge.NONE);
        }
      };

  /**
   * Where records of one kind go, and who judges them there.
   *
   * @param <T> a return, a register record or a target
   * @param outbox takes the records
   * @param judge gives the verdicts on what was taken
   */
  record Delivery<T>(Outbox<T> outbox, Judge judge) {}

  /** Takes the returns of a form. */
  Delivery<Return> returns(Form form, Feeding feeding);

  /** Takes entries of the register. */
  Delivery<RegisterRecord> register(Feeding feeding);

  /** Takes targets. */
  Delivery<Target> targets(Feeding feeding);
}
