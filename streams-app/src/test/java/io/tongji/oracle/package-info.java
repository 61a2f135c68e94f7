/**
 * The naive truth: what ought to be published, recomputed in full from the log by loops over all
 * units. Must not know the incremental code of the pipeline.
 */
@NullMarked
package io.tongji.oracle;

import org.jspecify.annotations.NullMarked;
