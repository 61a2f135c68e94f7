/** What leaves the product: exports, board, and the reading of the live topic. */
@NullMarked
package io.tongji.export;

import org.jspecify.annotations.NullMarked;
