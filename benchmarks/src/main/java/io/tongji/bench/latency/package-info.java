/** How long a return takes until its total can be read. */
@NullMarked
package io.tongji.bench.latency;

import org.jspecify.annotations.NullMarked;
