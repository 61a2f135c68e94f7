/** Tests of {@link io.tongji.ingest.rejects}. */
@NullMarked
package io.tongji.ingest.rejects;

import org.jspecify.annotations.NullMarked;
