/** Tests. */
@NullMarked
package io.tongji.pipeline.query;

import org.jspecify.annotations.NullMarked;
