package io.tongji.log.serde;

import io.tongji.avro.OutputReturn;
import io.tongji.avro.ReturnKey;

/** Records for the tests of this package. */
final class Samples {
  static final ReturnKey KEY = new ReturnKey("91330483MA28A0001X", "2023-12");

  private Samples() {}

  static OutputReturn output() {
    return OutputReturn.newBuilder()
        .setMonth(123_456L)
        .setYtd(9_007_199_254_740_993L)
        .setPriorMonth(-5L)
        .setRevision(3)
        .setExplanation("停产检修")
        .build();
  }
}
