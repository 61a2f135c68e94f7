/** What is said when something cannot be done. Must not know any other package. */
@NullMarked
package io.tongji.failure;

import org.jspecify.annotations.NullMarked;
