/**
 * The schema registry: its settings, its answers over HTTP, and waiting while it is away. It must
 * not know how records are written.
 */
@NullMarked
package io.tongji.log.registry;

import org.jspecify.annotations.NullMarked;
