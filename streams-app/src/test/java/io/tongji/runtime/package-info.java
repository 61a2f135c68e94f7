/** Serving over HTTP and on this machine. */
@NullMarked
package io.tongji.runtime;

import org.jspecify.annotations.NullMarked;
