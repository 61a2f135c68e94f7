package io.tongji.app.read;

import io.tongji.digest.Sha256;
import io.tongji.log.aggregates.StatedFields;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.VintageReader.VintageRecord;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.ReleasedVintage;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers the records of one release, and notes what distinguishes those of suppressed figures:
 * their time, their place or their headers. A tombstone is a figure that has ceased; of one that
 * has not, it is compared with what was recomputed.
 */
final class RecordedRelease {

  private final PublishedRelease release;
  private final Map<SeriesKey, Map<String, Object>> records = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<Integer, String> lastOfPartition = new HashMap<>();
  private final SortedMap<String, byte[]> digested = new TreeMap<>();
  private final List<String> marks = new ArrayList<>();

  RecordedRelease(PublishedRelease release) {
    this.release = release;
  }

  void take(VintageRecord record) {
    SeriesKey key = record.key();
    StatedFields fields = record.fields();
    records.put(key, fields == null ? Map.of() : fields.byName());
    counts.merge(key.indicator(), 1L, Long::sum);
    if (record.headers() > 0) {
      marks.add(key + " has headers");
    }
    if (!record.time().equals(release.publishedAt())) {
      marks.add(key + " has a time of its own: " + record.time());
    }
    String place =
        String.join(
            "\u0000",
            key.period().frequency().code(),
            key.area(),
            key.indicator(),
            key.activity(),
            key.period().toString());
    digested.put(place, record.digested());
    String before = lastOfPartition.put(record.partition(), place);
    if (before != null && before.compareTo(place) >= 0) {
      marks.add(key + " stands out of order");
    }
  }

  /** The fields of each figure; of one that has ceased, none. */
  Map<SeriesKey, Map<String, Object>> records() {
    return records;
  }

  /** The release as it stands, once all records have been taken. */
  ReleasedVintage vintage() {
    List<String> all = new ArrayList<>(marks);
    if (!counts.equals(release.records())) {
      all.add("records are " + counts + ", and not " + release.records() + " as stated");
    }
    MessageDigest digest = Sha256.empty();
    digested.values().forEach(digest::update);
    if (!Sha256.hex(digest).equals(release.digest())) {
      all.add("records have another digest than is stated");
    }
    return new ReleasedVintage(release.id(), records, all);
  }
}
