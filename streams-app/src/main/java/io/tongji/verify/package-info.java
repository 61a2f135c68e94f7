/**
 * A second way to every aggregate: the whole input recomputed in SQL, and what is published
 * compared with it. Must not use the sums of the pipeline, only the records and the result types.
 */
@NullMarked
package io.tongji.verify;

import org.jspecify.annotations.NullMarked;
