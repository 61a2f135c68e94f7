@NullMarked
package io.tongji.bench.grow;

import org.jspecify.annotations.NullMarked;
