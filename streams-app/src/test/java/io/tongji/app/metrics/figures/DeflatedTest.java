package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A beginning that is compressed once is read whole with whatever end, by any reader of gzip. */
class DeflatedTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 7", "7, 0", "1, 1", "300_000, 5_000", "5_000, 300_000"})
  void beginningAndEndAreReadAsOneText(String beginning, String end) throws IOException {
    byte[] first = text(beginning);
    Deflated kept = Deflated.of(first);
    byte[] last = text(end);
    byte[] whole = Arrays.copyOf(first, first.length + last.length);
    System.arraycopy(last, 0, whole, first.length, last.length);
    for (int time = 0; time < 2; time++) {
      GZIPInputStream read = new GZIPInputStream(new ByteArrayInputStream(kept.gzip(last)));
      assertThat(read.readAllBytes()).isEqualTo(whole);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    kept.writeTo(out);
    assertThat(out.toByteArray()).isEqualTo(first);
  }

  private static byte[] text(String size) {
    byte[] text = new byte[Integer.parseInt(size.replace("_", ""))];
    Random random = new Random(size.hashCode());
    for (int at = 0; at < text.length; at++) {
      text[at] = (byte) ('a' + random.nextInt(4));
    }
    return text;
  }
}
