package io.tongji.app.command;

/** How a command ended, as scripts see it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** Done, but some input was refused, or a comparison found differences. */
  SOME_REFUSED(1),
  /** Wrong usage or bad configuration, of which too little memory is a part. */
  USAGE(2),
  /** A server cannot be reached, or an operation timed out. */
  UNREACHABLE(3),
  /** A mistake of the program (EX_SOFTWARE of sysexits.h). */
  INTERNAL(70);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }
}
