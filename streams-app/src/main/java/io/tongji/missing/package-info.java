/**
 * Who is expected to report, and who has not: names of single units, for the bureau alone. Must not
 * know topics, nor how the pipeline counts.
 */
@NullMarked
package io.tongji.missing;

import org.jspecify.annotations.NullMarked;
