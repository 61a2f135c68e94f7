/**
 * Starts, serves and stops: the local cluster, the pipeline, and HTTP. It must not know the
 * commands, nor what a figure means.
 */
@NullMarked
package io.tongji.app.run;

import org.jspecify.annotations.NullMarked;
