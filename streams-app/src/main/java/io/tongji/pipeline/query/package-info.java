/**
 * The query stage and the strata stage: what is asked about returns, and what closed months say.
 * Must not know cells.
 */
@NullMarked
package io.tongji.pipeline.query;

import org.jspecify.annotations.NullMarked;
