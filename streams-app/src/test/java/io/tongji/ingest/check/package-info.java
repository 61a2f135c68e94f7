/** Tests of {@link io.tongji.ingest.check}. */
@NullMarked
package io.tongji.ingest.check;

import org.jspecify.annotations.NullMarked;
