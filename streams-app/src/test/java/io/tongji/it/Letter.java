package io.tongji.it;

import io.tongji.avro.RegisterKey;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.TargetKey;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record on its way into a topic.
 *
 * @param topic where it is to stand
 * @param key who and when
 * @param value what is stated; null: a tombstone
 */
record Letter(String topic, SpecificRecord key, @Nullable SpecificRecord value) {

  /** Unit or indicator: what decides the partition. */
  String id() {
    return String.valueOf(key.get(0));
  }

  static Letter ofReturn(Bureau to, String form, ReturnKey key, @Nullable SpecificRecord value) {
    return new Letter(to.topics().returns(form), key, value);
  }

  static Letter ofRegister(Bureau to, RegisterKey key, @Nullable SpecificRecord value) {
    return new Letter(to.topics().register(), key, value);
  }

  static Letter ofTarget(Bureau to, TargetKey key, @Nullable SpecificRecord value) {
    return new Letter(to.topics().targets(), key, value);
  }
}
