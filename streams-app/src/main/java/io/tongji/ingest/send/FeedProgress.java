package io.tongji.ingest.send;

/** Shows how far feeding has got. */
public interface FeedProgress {

  /** Nobody wants to know. */
  FeedProgress NONE =
      new FeedProgress() {
        @Override
        public void begin(String task, long total) {}

        @Override
        public void step(long steps) {}

        @Override
        public void end() {}
      };

  /** A task of about so many steps begins. */
  void begin(String task, long total);

  /** So many more steps are done. */
  void step(long steps);

  /** The task is done. */
  void end();
}
