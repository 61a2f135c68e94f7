/** Figures as gauges, and what a scrape of them costs. */
@NullMarked
package io.tongji.app.metrics.figures;

import org.jspecify.annotations.NullMarked;
