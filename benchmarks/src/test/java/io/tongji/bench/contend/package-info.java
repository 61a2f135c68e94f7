@NullMarked
package io.tongji.bench.contend;

import org.jspecify.annotations.NullMarked;
