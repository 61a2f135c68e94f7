package io.tongji.app.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What /metrics shows, in the format that the reader accepts. */
public interface MetricsSource {

  /** The content type answered to a reader with this Accept header. */
  String contentType(@Nullable String accept);

  /** The metrics as of now, in that content type. */
  byte[] scrape(@Nullable String accept);

  /**
   * The same in the format of gzip, whole: Jetty's GzipHandler would compress while it sends, so
   * that whoever reads slowly would keep the whole page in memory, ten times as large.
   */
  default byte[] zipped(@Nullable String accept) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
      zipped.write(scrape(accept));
    }
    return bytes.toByteArray();
  }
}
