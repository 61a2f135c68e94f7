/** The cube stage: from contributions to consistent cuts. Must not know units. */
@NullMarked
package io.tongji.pipeline.cube;

import org.jspecify.annotations.NullMarked;
