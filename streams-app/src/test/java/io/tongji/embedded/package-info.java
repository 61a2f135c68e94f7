/** The embedded servers, started for real. */
@NullMarked
package io.tongji.embedded;

import org.jspecify.annotations.NullMarked;
