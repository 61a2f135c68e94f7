package io.tongji.bench.profile;

import java.util.List;

/**
 * Whose work a sample is: that of the innermost frame that belongs to somebody on the list.
 *
 * @param name in the table
 * @param prefixes of class names
 */
record Owner(String name, List<String> prefixes) {

  private static final Owner NOBODY = new Owner("Java itself", List.of());

  /** In the order in which they are asked. */
  private static final List<Owner> ALL =
      List.of(
          new Owner(
              "decode and encode (wire, Avro)",
              List.of("io.tongji.log.", "org.apache.avro.", "io.tongji.avro.")),
          new Owner("rules and ledgers (returns)", List.of("io.tongji.returns.")),
          new Owner("contributions and cells (rollup)", List.of("io.tongji.rollup.")),
          new Owner("growth and rounding (measure)", List.of("io.tongji.measure.")),
          new Owner("topology", List.of("io.tongji.pipeline.")),
          new Owner(
              "metrics", List.of("io.tongji.app.metrics.", "io.micrometer.", "io.prometheus.")),
          new Owner("rest of Tongji", List.of("io.tongji.")),
          new Owner("Kafka Streams", List.of("org.apache.kafka.streams.")),
          new Owner("consumer", List.of("org.apache.kafka.clients.consumer.")),
          new Owner("producer", List.of("org.apache.kafka.clients.producer.")),
          new Owner("rest of Kafka's client", List.of("org.apache.kafka.", "net.jpountz.")));

  static Owner of(String className) {
    return ALL.stream()
        .filter(owner -> owner.prefixes.stream().anyMatch(className::startsWith))
        .findFirst()
        .orElse(NOBODY);
  }

  boolean isSomebody() {
    return this != NOBODY;
  }
}
