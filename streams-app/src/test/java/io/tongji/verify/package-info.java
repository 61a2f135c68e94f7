/** Tests of the recomputation in SQL, and of what it finds. */
@NullMarked
package io.tongji.verify;

import org.jspecify.annotations.NullMarked;
