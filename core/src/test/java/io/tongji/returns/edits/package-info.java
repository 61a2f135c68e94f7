/** Tests of the hard edits and of their documentation. */
@NullMarked
package io.tongji.returns.edits;

import org.jspecify.annotations.NullMarked;
