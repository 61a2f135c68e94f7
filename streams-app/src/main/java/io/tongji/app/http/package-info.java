/** Pages over HTTP: health and metrics, with TLS and passwords. Must not know the pipeline. */
@NullMarked
package io.tongji.app.http;

import org.jspecify.annotations.NullMarked;
