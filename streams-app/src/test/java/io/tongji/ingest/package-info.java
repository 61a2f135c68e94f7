/** Tests of feeding. */
@NullMarked
package io.tongji.ingest;

import org.jspecify.annotations.NullMarked;
