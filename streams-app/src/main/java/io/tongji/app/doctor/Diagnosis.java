package io.tongji.app.doctor;

import io.tongji.failure.Failure;

/**
 * What was found of one matter.
 *
 * @param state whether it is as it should be
 * @param matter that was looked at
 * @param value that was found, in English
 * @param remedy in English; empty where there is nothing to do
 * @param away true if a server did not answer
 */
public record Diagnosis(Condition state, Matter matter, String value, String remedy, boolean away) {

  /** Whether something is as it should be. */
  public enum Condition {
    /** As it should be. */
    OK,
    /** Figures are right, but somebody should look at it. */
    WARN,
    /** Figures are not right, or not renewed, or will not be for long. */
    WRONG
  }

  /** What is looked at. */
  public enum Matter {
    /** This program and its Java. */
    PROGRAM("the program"),
    /** The disk of this machine. */
    MACHINE_DISK("the disk here"),
    /** The brokers. */
    BROKERS("the brokers"),
    /** Their disks. */
    BROKER_DISKS("the brokers' disks"),
    /** The topics. */
    TOPICS("the topics"),
    /** Their copies. */
    COPIES("the copies"),
    /** Transactions. */
    TRANSACTIONS("the transactions"),
    /** The schema registry. */
    REGISTRY("the registry"),
    /** Clocks. */
    CLOCK("the clock"),
    /** The rights of this login. */
    RIGHTS("the rights"),
    /** The catalogue in force. */
    CATALOGUE("the catalogue"),
    /** What was computed, and how far the pipeline has read. */
    OFFSETS("the offsets"),
    /** The instances of the pipeline. */
    PIPELINE("the pipeline"),
    /** The gate. */
    GATE("the gate");

    private final String word;

    Matter(String word) {
      this.word = word;
    }

    /** What people call it, in English. */
    public String word() {
      return word;
    }
  }

  static Diagnosis ok(Matter matter, String value) {
    return new Diagnosis(Condition.OK, matter, value, "", false);
  }

  static Diagnosis warn(Matter matter, String value, String remedy) {
    return new Diagnosis(Condition.WARN, matter, value, remedy, false);
  }

  static Diagnosis wrong(Matter matter, String value, String remedy) {
    return new Diagnosis(Condition.WRONG, matter, value, remedy, false);
  }

  /** What could not be looked at, or is wrong as a start would find it. */
  static Diagnosis of(Matter matter, Failure failure) {
    return new Diagnosis(
        Condition.WRONG,
        matter,
        failure.problem(),
        failure.remedy(),
        failure.kind() == Failure.Kind.SERVER);
  }
}
