/** Whole cuts of the aggregates topics, for all that read published figures. */
@NullMarked
package io.tongji.log.cuts;

import org.jspecify.annotations.NullMarked;
