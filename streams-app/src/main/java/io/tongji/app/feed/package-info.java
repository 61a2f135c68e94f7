/** Feeding the configured cluster, as the command and the console do. Must not know either. */
@NullMarked
package io.tongji.app.feed;

import org.jspecify.annotations.NullMarked;
