package io.tongji.log.deadletters;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What came of the records of the input topics when the pipeline first read them.
 *
 * <p>Whether a record decodes is decided then, once, and stands until all is computed anew: whoever
 * reads it again asks here, and not the registry, which may have learnt or lost a schema since. No
 * figure may depend on that.
 */
public interface FirstReadings {

  /** Nothing has been read. */
  FirstReadings NONE =
      new FirstReadings() {
        @Override
        public Outcome of(ConsumerRecord<byte[], byte[]> record) {
          return Outcome.NOT_YET;
        }

        @Override
        public String computation() {
          return "";
        }
      };

  /** What came of a record. */
  enum Outcome {
    /** The pipeline has not read it yet. */
    NOT_YET,
    /** It was decoded. */
    DECODED,
    /** It was put aside: no schema explained it, or an operator had it passed over. */
    DEAD_LETTER
  }

  /** What came of a record. */
  Outcome of(ConsumerRecord<byte[], byte[]> record);

  /**
   * True if the record at a position is to be treated as not there, since an operator had it passed
   * over. For a pipeline that is about to read it.
   */
  default boolean isPassedOver(String topic, int partition, long offset) {
    return false;
  }

  /** The name of the computation: another one when all is computed anew. */
  String computation();
}
