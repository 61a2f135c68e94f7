package io.tongji.pipeline;

/** Names of the sinks, by what they hold. */
final class SinkNames {

  static final String CONTRIBUTIONS = "contributions";
  static final String PAIRS = "pairs";
  static final String EDIT_PARAMETERS = "edit-parameters";
  static final String REJECTED = "rejected";
  static final String VERDICTS = "verdicts";
  static final String QUERIES = "queries";
  static final String REJECTED_TARGETS = "rejected-targets";
  static final String VERDICTS_ON_TARGETS = "verdicts-on-targets";
  static final String DEAD_LETTERS = "dead-letters";
  static final String DEAD_TARGETS = "dead-targets";
  static final String LIVE = "live-aggregates";

  private SinkNames() {}
}
