/** What the application costs as the work grows, and how soon it is back after a crash. */
@NullMarked
package io.tongji.bench.grow;

import org.jspecify.annotations.NullMarked;
