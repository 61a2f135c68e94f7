/**
 * The names of all metrics, with their labels and what they mean. Uses the language of the
 * catalogue alone.
 */
@NullMarked
package io.tongji.app.metrics.meters;

import org.jspecify.annotations.NullMarked;
