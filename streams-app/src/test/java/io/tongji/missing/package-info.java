/** Tests of who is expected to report. */
@NullMarked
package io.tongji.missing;

import org.jspecify.annotations.NullMarked;
