package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.avro.VintageKey;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.digest.Sha256;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.aggregates.StatedFields;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.serde.WireFormat;
import io.tongji.measure.Rounding;
import io.tongji.period.Frequency;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A figure as a release states it: with its measures, or suppressed. */
public final class ReleasedFigure {

  /**
   * The order of a release's records: by the fields of their keys as texts, in the order of the
   * schema, so that the order reveals nothing.
   */
  public static final Comparator<ReleasedFigure> ORDER =
      Comparator.comparing((ReleasedFigure figure) -> figure.key.period().frequency().code())
          .thenComparing(figure -> figure.key.area())
          .thenComparing(figure -> figure.key.indicator())
          .thenComparing(figure -> figure.key.activity())
          .thenComparing(figure -> figure.key.period().toString());

  /** Why a measure is absent that may not be known. */
  static final String CONFIDENTIAL = "CONFIDENTIAL";

  private final SeriesKey key;
  private final String releaseId;
  private final @Nullable Aggregate value;

  /**
   * In which release a figure stands.
   *
   * @param releaseId of the release
   * @param number of the release
   * @param status P or A
   * @param reason why the figure differs from the one before; null: it is the first
   * @param firstReleased id of the release in which it came out first
   */
  public record Imprint(
      String releaseId,
      long number,
      String status,
      @Nullable String reason,
      String firstReleased) {}

  private ReleasedFigure(SeriesKey key, String releaseId, @Nullable Aggregate value) {
    this.key = key;
    this.releaseId = releaseId;
    this.value = value;
  }

  /** What a record of the vintages states. */
  static ReleasedFigure of(VintageKey vintage, @Nullable Aggregate value) {
    return new ReleasedFigure(Vintage.toSeriesKey(vintage), vintage.getRELEASEID(), value);
  }

  /** A figure that must not be published: a record without any amount, count or rate. */
  public static ReleasedFigure suppressed(SeriesKey key, BaseKind base, Imprint imprint) {
    Aggregate value = new Aggregate();
    value.setBASEKIND(base.name());
    withholdGrowth(key, value);
    return new ReleasedFigure(key, imprint.releaseId(), imprinted(value, imprint, "Q", "C"));
  }

  private static void withholdGrowth(SeriesKey key, Aggregate value) {
    if (key.period().frequency() == Frequency.MONTH) {
      value.setMYOYREASON(CONFIDENTIAL);
      value.setMYOYNOMREASON(CONFIDENTIAL);
      value.setMMOMREASON(CONFIDENTIAL);
      value.setYTDYOYREASON(CONFIDENTIAL);
      value.setYTDYOYNOMREASON(CONFIDENTIAL);
    } else {
      value.setYOYREASON(CONFIDENTIAL);
      value.setYOYNOMREASON(CONFIDENTIAL);
    }
  }

  /** A figure that was published, and behind which there is no unit any more. */
  public static ReleasedFigure ceased(SeriesKey key, Imprint imprint) {
    return new ReleasedFigure(key, imprint.releaseId(), null);
  }

  /**
   * A figure with the parts of it that may be published; all else is null.
   *
   * @param decimals of the indicator, to which its rates are rounded
   */
  public static ReleasedFigure published(
      io.tongji.rollup.Aggregate aggregate,
      Set<PublishedPart> shown,
      Indicator.Display decimals,
      Rounding rounding,
      Imprint imprint) {
    Aggregate value = new Aggregate();
    value.setBASEKIND(aggregate.baseKind().name());
    withholdGrowth(aggregate.key(), value);
    new ShownParts(shown, decimals, rounding).fill(value, aggregate);
    String observation = aggregate.estimated().units() > 0 ? "E" : imprint.status();
    return new ReleasedFigure(
        aggregate.key(), imprint.releaseId(), imprinted(value, imprint, observation, "F"));
  }

  private static Aggregate imprinted(
      Aggregate value, Imprint imprint, String observation, String confidentiality) {
    value.setCUT(imprint.number());
    value.setRELEASEID(imprint.releaseId());
    value.setOBSSTATUS(observation);
    value.setCONFSTATUS(confidentiality);
    value.setREVISIONREASON(imprint.reason());
    value.setFIRSTRELEASED(imprint.firstReleased());
    return value;
  }

  /** Id of the release. */
  public String releaseId() {
    return releaseId;
  }

  /** The parts that are shown; none: it is suppressed, or ceased. */
  public Set<PublishedPart> shown() {
    return value == null || "C".equals(value.getCONFSTATUS()) ? Set.of() : ShownParts.of(value);
  }

  /** Names of the fields that state a number, as they are in the record. */
  public SortedSet<String> numbers() {
    SortedSet<String> numbers = new TreeSet<>();
    if (value != null) {
      new StatedFields(value)
          .byName()
          .forEach(
              (field, content) -> {
                if (content instanceof Number) {
                  numbers.add(field);
                }
              });
    }
    return numbers;
  }

  /**
   * What is stated, whichever release does: in Avro's binary encoding, so that two figures state
   * the same if their bytes are equal; none where it has ceased.
   */
  public byte[] stated() {
    if (value == null) {
      return new byte[0];
    }
    Aggregate stated = Aggregate.newBuilder(value).build();
    stated.setCUT(0);
    stated.setRELEASEID(null);
    stated.setREVISIONREASON(null);
    stated.setFIRSTRELEASED(null);
    return bytes(stated);
  }

  /** Series and period. */
  public SeriesKey key() {
    return key;
  }

  @Nullable Aggregate value() {
    return value;
  }

  VintageKey vintageKey() {
    return Vintage.toKey(releaseId, key);
  }

  /** The totals that are stated, as a base of what follows a year later. */
  public FirstReleases.ReleasedTotals totals() {
    if (value == null) {
      return FirstReleases.ReleasedTotals.NONE;
    }
    boolean month = key.period().frequency() == Frequency.MONTH;
    return new FirstReleases.ReleasedTotals(value.getM(), month ? value.getYTD() : value.getV());
  }

  /**
   * SHA-256 of figures in their order, as the list of releases states it: of the keys of the latest
   * figures and of the values, in Avro's binary encoding.
   */
  public static String digest(List<ReleasedFigure> figures) {
    MessageDigest digest = Sha256.empty();
    for (ReleasedFigure figure : figures) {
      digest.update(bytes(AggregateRecords.toKey(figure.key)));
      if (figure.value != null) {
        digest.update(bytes(figure.value));
      }
    }
    return Sha256.hex(digest);
  }

  /**
   * What the digest takes of a record as it stands in a topic, whatever schema it was written with.
   *
   * @param value with the number of its schema; null: a tombstone
   */
  static byte[] digested(SeriesKey key, byte @Nullable [] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(bytes(AggregateRecords.toKey(key)));
    if (value != null) {
      bytes.write(value, WireFormat.HEADER_LENGTH, value.length - WireFormat.HEADER_LENGTH);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(SpecificRecord record) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      new SpecificDatumWriter<SpecificRecord>(record.getSchema()).write(record, encoder);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be written", e);
    }
  }
}
