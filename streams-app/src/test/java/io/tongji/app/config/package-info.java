/** What the configuration accepts and refuses. */
@NullMarked
package io.tongji.app.config;

import org.jspecify.annotations.NullMarked;
