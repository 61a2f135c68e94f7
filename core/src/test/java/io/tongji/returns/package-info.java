/** Tests of revisions and of the books of returns, by tables of cases. */
@NullMarked
package io.tongji.returns;

import org.jspecify.annotations.NullMarked;
