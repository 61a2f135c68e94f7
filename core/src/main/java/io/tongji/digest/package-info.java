/** Digests of content. Must not know any other package. */
@NullMarked
package io.tongji.digest;

import org.jspecify.annotations.NullMarked;
