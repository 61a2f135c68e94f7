package io.tongji.app.catalogue;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.Topics;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The catalogue that every instance and every command works with: that of the record in Kafka.
 *
 * @param record which says so
 * @param source its files
 * @param catalogue what they say, in the zone of the configuration
 */
public record CatalogueInForce(
    CatalogueRecord record, CatalogueSource source, Catalogue catalogue) {

  /**
   * Reads it.
   *
   * @throws Failure if there is none yet
   * @throws Failure if this version cannot read its files
   */
  public static CatalogueInForce read(Clients clients, Topics topics, ZoneId zone) {
    try (Offsets offsets = new Offsets(clients)) {
      CatalogueRecord record =
          new CatalogueTopic(clients, topics).read(offsets).orElseThrow(() -> none(topics));
      CatalogueSource source = CatalogueSource.of(record.files());
      return new CatalogueInForce(record, source, CatalogueFiles.of(source).in(zone));
    }
  }

  /**
   * Every catalogue that was ever in force, by its digest in a zone.
   *
   * @throws Failure if this version cannot read the files of one
   */
  public static Map<String, Catalogue> all(Clients clients, Topics topics, ZoneId zone) {
    Map<String, Catalogue> all = new HashMap<>();
    for (CatalogueRecord record : new CatalogueTopic(clients, topics).all()) {
      Catalogue catalogue = CatalogueFiles.of(CatalogueSource.of(record.files())).in(zone);
      all.put(catalogue.digest(), catalogue);
    }
    return all;
  }

  /** The refusal where there is none. */
  static Failure none(Topics topics) {
    return Failure.setting(
        "the topic " + topics.catalogue() + " holds no catalogue",
        "run ./tongji topics with the same settings");
  }
}
