/**
 * Starts, serves and stops the local cluster and the pipeline; also what they share with other
 * services: dead letters as they were decided, the secret rules, what an operator skips. Must not
 * know the commands, nor what a figure means.
 */
@NullMarked
package io.tongji.app.run;

import org.jspecify.annotations.NullMarked;
