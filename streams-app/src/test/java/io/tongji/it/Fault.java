package io.tongji.it;

/**
 * One fault.
 *
 * @param what happens, to whom
 * @param strike begins it
 * @param heal ends it, as far as somebody has to
 */
record Fault(String what, Step strike, Step heal) {

  /** Something done to processes. */
  interface Step {
    void run() throws Exception;
  }

  /** Both, this one first. */
  Fault and(Fault other) {
    return new Fault(
        what + "; " + other.what,
        () -> {
          strike.run();
          other.strike.run();
        },
        () -> {
          heal.run();
          other.heal.run();
        });
  }
}
