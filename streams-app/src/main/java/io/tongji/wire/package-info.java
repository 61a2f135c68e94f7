/**
 * What lies on the wire: topics, subjects, schemas, and the bytes between them. It must not know
 * what a figure means, how it is computed, or how the application is configured and started.
 */
@NullMarked
package io.tongji.wire;

import org.jspecify.annotations.NullMarked;
