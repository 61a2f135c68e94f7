/**
 * Back-ups: what topics hold that nothing can compute again, as files, and its return into empty
 * topics at the very offsets. It must not know what the records mean.
 */
@NullMarked
package io.tongji.log.backup;

import org.jspecify.annotations.NullMarked;
