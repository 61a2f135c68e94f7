/**
 * The release gate as a service of a configuration, and what commands ask of it. Must not know the
 * command line.
 */
@NullMarked
package io.tongji.app.gate;

import org.jspecify.annotations.NullMarked;
