/** Tests. */
@NullMarked
package io.tongji.pipeline.cube;

import org.jspecify.annotations.NullMarked;
