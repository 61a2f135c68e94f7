package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.wire.Refusals;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Asks about returns of units that the register does not know, and takes the question back. */
record OutOfScope(ProcessorContext<Object, Object> context) {

  void tell(String unitId, Form form, Month period, boolean ask) {
    Object key = Refusals.outOfScopeKey(unitId, form, period);
    context.forward(
        new Record<Object, Object>(
            key, ask ? Refusals.outOfScope() : null, context.currentSystemTimeMs()),
        SinkNames.QUERIES);
  }
}
