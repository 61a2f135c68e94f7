/** What commands read once. */
@NullMarked
package io.tongji.app.read;

import org.jspecify.annotations.NullMarked;
