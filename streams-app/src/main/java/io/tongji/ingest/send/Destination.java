package io.tongji.ingest.send;

import io.tongji.catalogue.Form;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;

/** Where records go. */
public interface Destination {

  /** Nowhere, for a rehearsal. */
  Destination NOWHERE =
      new Destination() {
        @Override
        public Delivery<Return> returns(Form form) {
          return new Delivery<>(Rehearsal.returns(form), Judge.NONE);
        }

        @Override
        public Delivery<RegisterRecord> register() {
          return new Delivery<>(Rehearsal.register(), Judge.NONE);
        }

        @Override
        public Delivery<Target> targets() {
          return new Delivery<>(Rehearsal.targets(), Judge.NONE);
        }
      };

  /** Takes the returns of a form. */
  Delivery<Return> returns(Form form);

  /** Takes entries of the register. */
  Delivery<RegisterRecord> register();

  /** Takes targets. */
  Delivery<Target> targets();
}
