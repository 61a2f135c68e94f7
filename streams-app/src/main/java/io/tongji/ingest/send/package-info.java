/**
 * Records to the input topics, a file in a transaction, and the verdicts of the pipeline on them.
 * Must not know files of clerks.
 */
@NullMarked
package io.tongji.ingest.send;

import org.jspecify.annotations.NullMarked;
