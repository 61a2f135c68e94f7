/** What the configuration accepts and refuses. */
@NullMarked
package io.tongji.config;

import org.jspecify.annotations.NullMarked;
