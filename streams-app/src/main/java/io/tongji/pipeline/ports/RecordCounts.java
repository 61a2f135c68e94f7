package io.tongji.pipeline.ports;

/** Receives what became of each record, for operators' counters. */
public interface RecordCounts {

  /**
   * A record was judged.
   *
   * @param form output, rd, …, register or targets
   * @param result accepted, duplicate, stale or rejected
   */
  void judged(String form, String result);

  /** A record was refused by a rule. */
  void rejected(String form, String reason);

  /** A record was put aside, since no schema explains it. */
  void deadLetter();

  /** A record was passed over, as an operator wanted it. */
  void skipped();

  /** A query was raised, or is another one than before. */
  void queried(String form, String edit);
}
