/** Tests. */
@NullMarked
package io.tongji.pipeline.unit;

import org.jspecify.annotations.NullMarked;
