package io.tongji.bench.run;

/**
 * One run of one contender.
 *
 * @param contender which one
 * @param wallSeconds from the start of its JVM to the last result published
 * @param allSeconds until everything else was published too: the application's queries come last
 * @param recordsPerSecond between a fifth and four fifths of the input; 0: there is no such phase
 * @param usage of its process
 * @param brokerCpuSeconds that the broker worked meanwhile
 * @param ended false if its time was up before its results were complete: the seconds are its limit
 * @param wrong what differs from the oracle; empty: nothing
 */
record RunResult(
    Contender contender,
    double wallSeconds,
    double allSeconds,
    double recordsPerSecond,
    Usage usage,
    double brokerCpuSeconds,
    boolean ended,
    String wrong) {}
