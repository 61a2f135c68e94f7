/**
 * Exact growth, contribution and completion, and the one rounding. Must not know whence figures
 * come.
 */
@NullMarked
package io.tongji.measure;

import org.jspecify.annotations.NullMarked;
