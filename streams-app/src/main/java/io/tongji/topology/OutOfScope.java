package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.period.Month;
import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import io.tongji.wire.Queries;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Asks about returns of units that the register does not know, and takes the question back. */
record OutOfScope(ProcessorContext<Object, Object> context) {

  void tell(String unitId, Form form, Month period, boolean ask) {
    Object key = Queries.key(unitId, form, period, SoftEdit.NOT_IN_REGISTER);
    context.forward(
        new Record<Object, Object>(
            key,
            ask ? Queries.value(Query.whole(SoftEdit.NOT_IN_REGISTER)) : null,
            context.currentSystemTimeMs()),
        SinkNames.QUERIES);
  }
}
