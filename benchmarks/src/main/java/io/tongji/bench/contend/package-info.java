/** The contenders, each a program of its own. Must not know how they are measured. */
@NullMarked
package io.tongji.bench.contend;

import org.jspecify.annotations.NullMarked;
