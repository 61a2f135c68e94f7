package io.tongji.verify;

import io.tongji.catalogue.form.Form;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;

/**
 * The records of the input topics up to given ends.
 *
 * @param topics names of the topics
 * @param serdes that decode them
 * @param reading that goes through them
 */
public record TopicRecords(Topics topics, SerdeFactory serdes, InputReading reading)
    implements InputRecords {

  @Override
  public void readAll(RecordReceiver receiver) {
    reading.read(Input.register(topics, serdes), (entry, timestamp) -> receiver.take(entry));
    reading.read(Input.targets(topics, serdes), (target, timestamp) -> receiver.take(target));
    reading.read(Input.vintages(topics, serdes), (vintage, timestamp) -> receiver.take(vintage));
    for (Form form : Form.values()) {
      reading.read(Input.returns(form, topics, serdes), receiver::take);
    }
  }
}
