package io.tongji.topology;

import io.tongji.catalogue.Form;
import io.tongji.editing.EditParameters;
import io.tongji.editing.ParameterBook;
import io.tongji.returns.ReturnBook;
import io.tongji.wire.ParameterCodec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Puts parameters of closed months in force: units are scored and weighed against them. */
final class ApplyParameters implements Processor<String, byte[], Object, Object> {

  private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
  private @Nullable ParameterBook parameters;
  private @Nullable UnitDesk desk;

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    for (Form form : Form.values()) {
      returns.put(form, UnitStores.returns(context, form));
    }
    parameters = UnitStores.parameters(context);
    desk = UnitStores.desk(context);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    ParameterBook book = Objects.requireNonNull(parameters);
    EditParameters changed = ParameterCodec.decode(record.value());
    if (!changed.equals(book.of(changed.form(), changed.month()))) {
      UnitDesk units = Objects.requireNonNull(desk);
      units.queries().touch(changed, Objects.requireNonNull(returns.get(changed.form())));
      book.put(changed);
      units.passOnIfLarge();
    }
  }
}
