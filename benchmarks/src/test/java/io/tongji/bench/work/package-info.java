@NullMarked
package io.tongji.bench.work;

import org.jspecify.annotations.NullMarked;
