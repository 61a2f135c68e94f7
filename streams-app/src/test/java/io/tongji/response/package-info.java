/** Tests of who is expected to report. */
@NullMarked
package io.tongji.response;

import org.jspecify.annotations.NullMarked;
