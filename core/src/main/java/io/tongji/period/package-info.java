/** Calendar labels of reporting: months, quarters, years. Must not know any other package. */
@NullMarked
package io.tongji.period;

import org.jspecify.annotations.NullMarked;
