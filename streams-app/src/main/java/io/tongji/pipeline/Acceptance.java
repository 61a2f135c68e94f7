package io.tongji.pipeline;

import io.tongji.returns.Verdict;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What a stage does with records that broke no rule of their own.
 *
 * @param <D> what a record states
 */
interface Acceptance<D> {

  /** Looks up the stores. */
  void init(ProcessorContext<Object, Object> context);

  /** A record that breaks no rule of its own bears this time, in milliseconds since 1970. */
  default void advance(long timestamp) {}

  /** What the rule of revisions says; changes nothing. */
  Verdict judge(D handedIn);

  /** Puts an accepted record in force, with all that follows from it. */
  void accept(D accepted);

  /** How many records are kept, each the revision in force of its kind. */
  long entries();

  /** The task is closed, and may be initialized again. */
  default void close() {}
}
