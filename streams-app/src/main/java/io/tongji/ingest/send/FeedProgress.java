package io.tongji.ingest.send;

/** Shows how far feeding has got. */
public interface FeedProgress {

  /** Nobody wants to know. */
  FeedProgress NONE =
      new FeedProgress() {
        @Override
        public void begin(Step task, String file, long total) {}

        @Override
        public void step(long steps) {}

        @Override
        public void end() {}
      };

  /** What is done with rows. */
  enum Step {
    /** They are read from a file and checked. */
    CHECK,
    /** They are sent. */
    SEND,
    /** The pipeline's verdict on them is waited for. */
    JUDGE
  }

  /**
   * A task of about so many steps begins.
   *
   * @param file that is checked; empty: the task is about all files
   */
  void begin(Step task, String file, long total);

  /** So many more steps are done. */
  void step(long steps);

  /** The task is done. */
  void end();
}
