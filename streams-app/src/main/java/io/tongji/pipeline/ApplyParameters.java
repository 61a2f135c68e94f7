package io.tongji.pipeline;

import io.tongji.catalogue.Form;
import io.tongji.log.records.ParameterCodec;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Takes parameters of closed months, against which units are scored and weighed. */
final class ApplyParameters implements Processor<String, byte[], Object, Object> {

  private @Nullable UnitDesk desk;

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    desk = UnitStores.desk(context);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    QueryDesk queries = Objects.requireNonNull(desk).queries();
    if (ParameterCodec.isComplete(record.value())) {
      queries.parametersAreComplete(Form.ofCode(record.key()));
    } else {
      queries.take(ParameterCodec.decode(record.value()));
    }
  }
}
