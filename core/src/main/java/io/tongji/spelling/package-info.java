/** Words that were probably meant. Must not know what they name. */
@NullMarked
package io.tongji.spelling;

import org.jspecify.annotations.NullMarked;
