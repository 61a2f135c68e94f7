package io.tongji.pipeline;

/** How far this instance is on its way to publication, which the stages wait for. */
public interface Publication {

  /**
   * True once the pipeline has read the input that stood when this instance started, and has
   * committed that. Until then its units contribute nothing.
   */
  boolean backlogRead();

  /**
   * True once that input has gone through both stages: until then nothing is published, so that
   * nobody sees half a table.
   */
  boolean mayBegin();

  /** A partition of the live topic waits for its first cuts of this computation. */
  void waits(int partition);

  /** It waits no longer: they are committed, or are another instance's to publish. */
  void waitsNoLonger(int partition);

  /**
   * True once no first cut waits here any more: what readers of figures need not wait for comes
   * after them.
   */
  boolean passed();
}
