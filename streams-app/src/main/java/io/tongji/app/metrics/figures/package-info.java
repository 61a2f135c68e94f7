/**
 * Published aggregates as gauges: which of them are shown, how far back, and the page of a scrape.
 * Uses {@code meters}; must not know the pipeline's counters.
 */
@NullMarked
package io.tongji.app.metrics.figures;

import org.jspecify.annotations.NullMarked;
