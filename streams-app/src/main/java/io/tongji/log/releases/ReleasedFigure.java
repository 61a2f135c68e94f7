package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.VintageKey;
import io.tongji.catalogue.BaseKind;
import io.tongji.log.records.AggregateRecords;
import io.tongji.rollup.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
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

  private final SeriesKey key;
  private final Aggregate value;

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

  private ReleasedFigure(SeriesKey key, Aggregate value) {
    this.key = key;
    this.value = value;
  }

  /** A figure that must not be published: a record without any amount, count or rate. */
  public static ReleasedFigure suppressed(SeriesKey key, BaseKind base, Imprint imprint) {
    Aggregate value = new Aggregate();
    value.setBASEKIND(base.name());
    return new ReleasedFigure(key, imprinted(value, imprint, "Q", "C"));
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

  /** Series and period. */
  public SeriesKey key() {
    return key;
  }

  Aggregate value() {
    return value;
  }

  VintageKey vintageKey() {
    AggregateKey plain = AggregateRecords.toKey(key);
    return new VintageKey(
        value.getRELEASEID(),
        plain.getFREQ(),
        plain.getREFAREA(),
        plain.getINDICATOR(),
        plain.getACTIVITY(),
        plain.getTIMEPERIOD());
  }

  /** SHA-256 of figures in their order, as the list of releases states it. */
  public static String digest(List<ReleasedFigure> figures) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      SpecificDatumWriter<AggregateKey> keys = new SpecificDatumWriter<>(AggregateKey.class);
      SpecificDatumWriter<Aggregate> values = new SpecificDatumWriter<>(Aggregate.class);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
      for (ReleasedFigure figure : figures) {
        bytes.reset();
        keys.write(AggregateRecords.toKey(figure.key), encoder);
        values.write(figure.value, encoder);
        digest.update(bytes.toByteArray());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
