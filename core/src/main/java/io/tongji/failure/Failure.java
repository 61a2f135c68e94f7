package io.tongji.failure;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that cannot be done, and that the user can understand: whose matter it is, what is
 * wrong, and what to do. Its message is shown as it stands.
 */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int MEBIBYTE = 1 << 20;

  /** Whose matter a failure is; a command ends with its exit code. */
  public enum Kind {
    /** The user's: an option, a setting, a file, a right, a topic, the memory. */
    SETTING(2),
    /** A server's: it cannot be reached, took too long, or fails again and again. */
    SERVER(3),
    /** The input's: some of it is refused, or a comparison finds differences; the rest is done. */
    INPUT(1),
    /** The program's (EX_SOFTWARE of sysexits.h). */
    BUG(70);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The number that a process ends with. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;
  private final String problem;
  private final String remedy;
  private final boolean mayPass;

  private Failure(Kind kind, String problem, String remedy, boolean mayPass) {
    super(remedy.isEmpty() ? problem : problem + "; " + remedy);
    this.kind = kind;
    this.problem = problem;
    this.remedy = remedy;
    this.mayPass = mayPass;
  }

  /**
   * A failure of a kind.
   *
   * @param problem what is wrong, where, with the value
   * @param remedy what to do; empty if the problem says it all
   */
  public static Failure of(Kind kind, String problem, String remedy) {
    return new Failure(kind, problem, remedy, kind == Kind.SERVER);
  }

  /** What the user has to change; see {@link Kind#SETTING}. */
  public static Failure setting(String problem, String remedy) {
    return of(Kind.SETTING, problem, remedy);
  }

  /** A failure of a setting without a remedy: the sentence says it, or none is known. */
  public static Failure setting(String sentence) {
    return setting(sentence, "");
  }

  /** What a server did not do; see {@link Kind#SERVER}. */
  public static Failure server(String problem, String remedy) {
    return of(Kind.SERVER, problem, remedy);
  }

  /** A failure of a server without a remedy: the sentence says it, or none is known. */
  public static Failure server(String sentence) {
    return server(sentence, "");
  }

  /** A mistake of the program; see {@link Kind#BUG}. */
  public static Failure bug(String sentence) {
    return of(Kind.BUG, sentence, "");
  }

  /** What it means that there is no memory left: the heap is a setting. */
  public static Failure outOfMemory(Throwable error) {
    long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    return setting(
            "out of memory (" + error.getMessage() + "): Java may use " + heap + " MiB",
            "give it more, for example TONGJI_JAVA_OPTS=-Xmx"
                + 2 * heap
                + "m, and run the command again")
        .from(error);
  }

  /** This failure, with what lies behind it for those who ask for details; given once. */
  public Failure from(Throwable cause) {
    initCause(cause);
    return this;
  }

  /** This failure of a server that may not have heard of a change yet: another try may help. */
  public Failure thatMayPass() {
    return copy(problem, remedy, true);
  }

  /** This failure with one more thing to do after the others. */
  public Failure then(String next) {
    return copy(problem, remedy.isEmpty() ? next : remedy + "; " + next, mayPass);
  }

  /** This failure with what was being done before what is wrong. */
  public Failure within(String doing) {
    return copy(doing + ": " + problem, remedy, mayPass);
  }

  private Failure copy(String otherProblem, String otherRemedy, boolean otherMayPass) {
    Failure copy = new Failure(kind, otherProblem, otherRemedy, otherMayPass);
    return getCause() == null ? copy : copy.from(getCause());
  }

  /** Whose matter it is. */
  public Kind kind() {
    return kind;
  }

  /** The number that a command ends with because of it. */
  public int exitCode() {
    return kind.exitCode();
  }

  /** What is wrong, where, with the value. */
  public String problem() {
    return problem;
  }

  /** What to do; empty if the problem says it all. */
  public String remedy() {
    return remedy;
  }

  /** What is wrong and what to do. */
  public String sentence() {
    return Objects.requireNonNull(getMessage());
  }

  /** True if another try may help although nobody changes anything. */
  public boolean mayPass() {
    return mayPass;
  }

  /** The failure that an exception is, or that lies behind it. */
  public static Optional<Failure> in(Throwable exception) {
    return causes(exception).filter(Failure.class::isInstance).map(Failure.class::cast).findFirst();
  }

  /** An exception and all that lies behind it, from the outside in. */
  public static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, Objects::nonNull, Throwable::getCause);
  }
}
