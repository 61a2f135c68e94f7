/**
 * What operators and boards see: statistical figures as gauges, the pipeline's own counters, in
 * Prometheus' formats. Uses {@code meters} and {@code figures}; must not know stages, commands and
 * configuration.
 */
@NullMarked
package io.tongji.app.metrics;

import org.jspecify.annotations.NullMarked;
