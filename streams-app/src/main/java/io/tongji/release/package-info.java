/**
 * The release gate: from the inputs at one point to a release, which is planned by the rules of
 * disclosure control and written in one transaction. Must not know the configuration, the pipeline
 * or the command line.
 */
@NullMarked
package io.tongji.release;

import org.jspecify.annotations.NullMarked;
