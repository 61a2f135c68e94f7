/** The unit stage: from returns and register to contributions. Must not know queries or cells. */
@NullMarked
package io.tongji.pipeline.unit;

import org.jspecify.annotations.NullMarked;
