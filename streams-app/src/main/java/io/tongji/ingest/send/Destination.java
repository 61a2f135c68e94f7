package io.tongji.ingest.send;

import io.tongji.catalogue.Form;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;

/** Where records go, and who judges them there. */
public interface Destination {

  /** Nowhere, for a rehearsal. */
  Destination NOWHERE =
      new Destination() {
        @Override
        public Outbox<Return> returns(Form form) {
          return Rehearsal.returns(form);
        }

        @Override
        public Outbox<RegisterRecord> register() {
          return Rehearsal.register();
        }

        @Override
        public Outbox<Target> targets() {
          return Rehearsal.targets();
        }

        @Override
        public Judge judge() {
          return Judge.NONE;
        }
      };

  /** Takes the returns of a form. */
  Outbox<Return> returns(Form form);

  /** Takes entries of the register. */
  Outbox<RegisterRecord> register();

  /** Takes targets. */
  Outbox<Target> targets();

  /** Gives the verdicts on what was taken. */
  Judge judge();
}
