/** What is fed to every contender, and what ought to come out. Must not know the contenders. */
@NullMarked
package io.tongji.bench.work;

import org.jspecify.annotations.NullMarked;
