package io.tongji.app.http;

import org.jspecify.annotations.Nullable;

/** What /metrics shows, in the format that the reader accepts. */
public interface MetricsSource {

  /** The content type answered to a reader with this Accept header. */
  String contentType(@Nullable String accept);

  /** The metrics as of now, in that content type. */
  byte[] scrape(@Nullable String accept);
}
