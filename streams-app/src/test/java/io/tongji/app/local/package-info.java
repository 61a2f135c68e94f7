/** The embedded servers, started for real. */
@NullMarked
package io.tongji.app.local;

import org.jspecify.annotations.NullMarked;
