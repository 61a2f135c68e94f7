/** Tests of {@link io.tongji.ingest.template}. */
@NullMarked
package io.tongji.ingest.template;

import org.jspecify.annotations.NullMarked;
