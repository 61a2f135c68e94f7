/**
 * The catalogue in force: one record in Kafka, how it is read, checked, compared and put in force,
 * and what the pipelines computed under it keep.
 *
 * <p>It must not know how a pipeline runs, nor the command line.
 */
@NullMarked
package io.tongji.app.catalogue;

import org.jspecify.annotations.NullMarked;
