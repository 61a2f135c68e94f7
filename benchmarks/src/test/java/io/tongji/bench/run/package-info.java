@NullMarked
package io.tongji.bench.run;

import org.jspecify.annotations.NullMarked;
