/**
 * Recomputes the report from the sample's files by the plainest arithmetic; it must not know the
 * generator, nor the application, of whose figures it is the yardstick.
 */
@NullMarked
package io.tongji.sample.check;

import org.jspecify.annotations.NullMarked;
