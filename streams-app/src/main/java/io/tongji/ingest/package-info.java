/**
 * From a clerk's file to the input topics: reading, checking, refusing, sending, and what became of
 * it. Must not know totals, stages or commands.
 */
@NullMarked
package io.tongji.ingest;

import org.jspecify.annotations.NullMarked;
