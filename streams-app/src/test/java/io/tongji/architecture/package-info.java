/** The rules of the design, each a test. */
@NullMarked
package io.tongji.architecture;

import org.jspecify.annotations.NullMarked;
