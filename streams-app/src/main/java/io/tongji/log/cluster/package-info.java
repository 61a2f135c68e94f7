/**
 * Clients of the brokers, what is asked of them, and how long it may take. Must not know the
 * pipeline, metrics or commands.
 */
@NullMarked
package io.tongji.log.cluster;

import org.jspecify.annotations.NullMarked;
