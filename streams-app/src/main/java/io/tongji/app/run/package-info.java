/**
 * Starts, serves and stops the local cluster and the pipeline. Must not know the commands, nor what
 * a figure means.
 */
@NullMarked
package io.tongji.app.run;

import org.jspecify.annotations.NullMarked;
