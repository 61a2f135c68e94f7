@NullMarked
package io.tongji.bench.release;

import org.jspecify.annotations.NullMarked;
