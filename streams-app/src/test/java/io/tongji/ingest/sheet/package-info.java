/** Tests of {@link io.tongji.ingest.sheet}. */
@NullMarked
package io.tongji.ingest.sheet;

import org.jspecify.annotations.NullMarked;
