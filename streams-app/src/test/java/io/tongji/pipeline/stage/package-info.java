/** Tests. */
@NullMarked
package io.tongji.pipeline.stage;

import org.jspecify.annotations.NullMarked;
