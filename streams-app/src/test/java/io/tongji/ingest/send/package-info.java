/** Tests of {@link io.tongji.ingest.send}. */
@NullMarked
package io.tongji.ingest.send;

import org.jspecify.annotations.NullMarked;
