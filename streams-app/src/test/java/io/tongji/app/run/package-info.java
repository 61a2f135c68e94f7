/** Serving over HTTP and on this machine. */
@NullMarked
package io.tongji.app.run;

import org.jspecify.annotations.NullMarked;
