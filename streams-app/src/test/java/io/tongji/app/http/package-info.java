/** Pages, TLS and passwords over HTTP. */
@NullMarked
package io.tongji.app.http;

import org.jspecify.annotations.NullMarked;
