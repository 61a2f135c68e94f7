/**
 * Exact growth, contribution and completion, and the one rounding. Must not know where figures come
 * from.
 */
@NullMarked
package io.tongji.measure;

import org.jspecify.annotations.NullMarked;
