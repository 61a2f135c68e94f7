/** What is shown on /metrics, and for how long. */
@NullMarked
package io.tongji.app.metrics;

import org.jspecify.annotations.NullMarked;
