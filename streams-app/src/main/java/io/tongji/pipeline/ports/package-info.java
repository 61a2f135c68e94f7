/** What the pipeline reports to, and asks. Must not know stages, or who answers. */
@NullMarked
package io.tongji.pipeline.ports;

import org.jspecify.annotations.NullMarked;
