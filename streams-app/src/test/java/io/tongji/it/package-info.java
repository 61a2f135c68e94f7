/** The whole product on a real broker and a real registry. */
@NullMarked
package io.tongji.it;

import org.jspecify.annotations.NullMarked;
