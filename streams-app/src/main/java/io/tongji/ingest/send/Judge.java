package io.tongji.ingest.send;

import io.tongji.failure.Failure;
import java.util.Optional;

/** Gives the verdicts on records that only the pipeline can judge. */
public interface Judge {

  /** Is not asked. */
  Judge NONE =
      new Judge() {
        @Override
        public void attend() {}

        @Override
        public Optional<VerdictCounts> judge(SentRecords sent) {
          return Optional.empty();
        }
      };

  /** Begins to listen, before the first record is sent. */
  void attend();

  /** Waits for the verdict; {@link Failure} if it does not come in time. */
  Optional<VerdictCounts> judge(SentRecords sent);
}
