package io.tongji.pipeline.ports;

/** How far this instance is on its way to publication, which the stages wait for. */
public interface Publication {

  /** Phases of an instance, in their order. */
  enum Phase {
    /** The input that stood when the instance started is read: units contribute nothing. */
    READING,
    /** That input is read, and committed: units contribute, and nothing is published yet. */
    CONTRIBUTING,
    /**
     * That input has gone through unit stage and cube stage: first cuts are published, and show
     * whole tables.
     */
    PUBLISHING,
    /**
     * No first cut waits here any more: what readers of figures need not wait for comes after them.
     * A partition that comes from another instance leads back to publishing.
     */
    PUBLISHED
  }

  /** The phase as of now. */
  Phase phase();

  /** True in a phase and in those after it. */
  default boolean hasReached(Phase wanted) {
    return phase().compareTo(wanted) >= 0;
  }

  /** A partition of the live topic waits for its first cuts of this computation. */
  void waits(int partition);

  /** It waits no longer: they are committed, or are another instance's to publish. */
  void waitsNoLonger(int partition);
}
