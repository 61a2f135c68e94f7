package io.tongji.bench.contend;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.period.Month;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Totals as JSON in a topic, the last of each key being in force. */
public final class CellTopic {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CellTopic() {}

  /** Reads what stands in a topic. */
  public static Map<CellKey, CellFigures> read(Clients clients, String topic) {
    Map<CellKey, CellFigures> cells = new HashMap<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(topic, ReadProgress.SILENT, record -> put(cells, record));
    }
    return cells;
  }

  private static void put(Map<CellKey, CellFigures> cells, ConsumerRecord<byte[], byte[]> record) {
    try {
      CellKey key = key(JSON.readTree(record.key()));
      if (record.value() == null) {
        cells.remove(key);
      } else {
        cells.put(key, cell(JSON.readTree(record.value())));
      }
    } catch (java.io.IOException e) {
      throw new IllegalStateException(
          "not JSON: " + new String(record.key(), StandardCharsets.UTF_8), e);
    }
  }

  private static CellKey key(JsonNode key) {
    return new CellKey(
        key.get("indicator").asText(),
        key.get("area").asText(),
        key.get("activity").asText(),
        new Month(key.get("period").asInt()));
  }

  private static CellFigures cell(JsonNode value) {
    return new CellFigures(
        value.get("units").asLong(),
        value.get("total").asLong(),
        whole(value.get("base")),
        whole(value.get("last_year")),
        rate(value.get("growth")),
        rate(value.get("nominal")));
  }

  private static @Nullable Long whole(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : Long.valueOf(node.asLong());
  }

  private static @Nullable Double rate(@Nullable JsonNode node) {
    return node == null || node.isNull() ? null : Double.valueOf(node.asDouble());
  }

  /** A key as it stands in the topic. */
  static byte[] keyBytes(CellKey key) {
    Map<String, Object> fields = new java.util.LinkedHashMap<>();
    fields.put("indicator", key.indicator());
    fields.put("area", key.area());
    fields.put("activity", key.activity());
    fields.put("period", key.month().index());
    return bytes(fields);
  }

  /** A value as it stands in the topic. */
  static byte[] valueBytes(CellFigures cell) {
    Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
    fields.put("units", cell.units());
    fields.put("total", cell.total());
    fields.put("base", cell.base());
    fields.put("last_year", cell.lastYear());
    fields.put("growth", cell.growth());
    fields.put("nominal", cell.nominal());
    return bytes(fields);
  }

  private static byte[] bytes(Object fields) {
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot be written as JSON: " + fields, e);
    }
  }
}
