package io.tongji.pipeline;

import io.tongji.pipeline.ports.Publication;

/** A publication in the phase that a test sets; nothing may be contributed at first. */
public final class PhaseOfTest implements Publication {

  private Phase phase = Phase.READING;

  /** In a phase from the beginning. */
  public static PhaseOfTest in(Phase phase) {
    PhaseOfTest made = new PhaseOfTest();
    made.set(phase);
    return made;
  }

  public void set(Phase next) {
    phase = next;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public void waits(int partition) {}

  @Override
  public void waitsNoLonger(int partition) {}
}
