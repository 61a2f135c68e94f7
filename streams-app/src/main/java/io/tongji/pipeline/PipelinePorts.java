package io.tongji.pipeline;

import io.tongji.log.records.FirstReadings;

/**
 * What the pipeline reports to, and asks.
 *
 * @param tally counters of records
 * @param publication when and onto what it publishes
 * @param exposure gauges of figures
 * @param readings what came of records before
 */
public record PipelinePorts(
    Tally tally, Publication publication, Exposure exposure, FirstReadings readings) {}
