/** The simplex method. */
@NullMarked
package io.tongji.disclosure.suppression.linear;

import org.jspecify.annotations.NullMarked;
