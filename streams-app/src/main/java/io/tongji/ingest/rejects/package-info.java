/** Refused rows with their reasons, in a file that is corrected and fed again. */
@NullMarked
package io.tongji.ingest.rejects;

import org.jspecify.annotations.NullMarked;
