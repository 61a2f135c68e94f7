/** Sentences, kinds and causes of failures. */
@NullMarked
package io.tongji.failure;

import org.jspecify.annotations.NullMarked;
