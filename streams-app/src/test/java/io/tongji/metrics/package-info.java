/** What is shown on /metrics, and for how long. */
@NullMarked
package io.tongji.metrics;

import org.jspecify.annotations.NullMarked;
