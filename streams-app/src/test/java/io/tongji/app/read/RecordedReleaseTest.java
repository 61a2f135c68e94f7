package io.tongji.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.digest.Sha256;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.releases.VintageReader.VintageRecord;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever sets a record of a release apart from the others is noted. */
final class RecordedReleaseTest {

  private static final Instant PUBLISHED = Instant.parse("2024-02-26T01:30:00Z");

  private static VintageRecord record(String area, Instant time, int headers) {
    SeriesKey key = new SeriesKey(Period.parse("2023-12"), area, "GIO", "_T");
    return new VintageRecord("R1", key, null, bytes(area), 0, time, headers);
  }

  private static VintageRecord record(String area) {
    return record(area, PUBLISHED, 0);
  }

  private static byte[] bytes(String area) {
    return new byte[] {(byte) area.charAt(0)};
  }

  /** What is noted of a release of the figures of areas a, b and c. */
  private static List<String> marks(VintageRecord... records) {
    MessageDigest digest = Sha256.empty();
    List.of("a", "b", "c").forEach(area -> digest.update(bytes(area)));
    RecordedRelease recorded =
        new RecordedRelease(
            new PublishedRelease(
                new ReleaseRequest("R1", "2023-12", "P", null, null, null),
                1,
                PUBLISHED,
                new TreeMap<>(Map.of("GIO", 3L)),
                Sha256.hex(digest),
                null));
    List.of(records).forEach(recorded::take);
    return recorded.vintage().marks();
  }

  @Test
  void recordsThatAreAlikeHaveNoMark() {
    assertThat(marks(record("a"), record("b"), record("c"))).isEmpty();
  }

  @Test
  void headersTimeAndPlaceAreMarks() {
    Instant later = PUBLISHED.plusMillis(1);
    assertThat(marks(record("a"), record("b", PUBLISHED, 1), record("c")))
        .singleElement()
        .asString()
        .contains("b", "has headers");
    assertThat(marks(record("a"), record("b", later, 0), record("c")))
        .singleElement()
        .asString()
        .contains("b", "a time of its own");
    assertThat(marks(record("a"), record("c"), record("b")))
        .singleElement()
        .asString()
        .contains("b", "out of order");
  }

  @Test
  void aRecordThatIsMissingOrAnotherOneIsAMark() {
    assertThat(marks(record("a"), record("b")))
        .anySatisfy(mark -> assertThat(mark).contains("{GIO=2}", "{GIO=3}"))
        .anySatisfy(mark -> assertThat(mark).contains("another digest"));
    assertThat(marks(record("a"), record("b"), record("d")))
        .singleElement()
        .asString()
        .contains("another digest");
  }
}
