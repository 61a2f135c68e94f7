/**
 * A real Kafka broker and a real schema registry on this machine, durable in a directory. It must
 * not know what Tongji keeps in them.
 */
@NullMarked
package io.tongji.app.local;

import org.jspecify.annotations.NullMarked;
