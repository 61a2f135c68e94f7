package io.tongji.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.period.Month;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A receipt as JSON, for the clerk's files and other programs; docs/feeding.md lists its fields.
 *
 * @param form that was fed
 * @param id of the run
 * @param files that were fed
 * @param receipt what became of their rows
 * @param at when
 */
public record ReceiptFile(
    String form, String id, List<FedFile> files, Receipt receipt, Instant at) {

  /** Copies the list. */
  public ReceiptFile {
    files = List.copyOf(files);
  }

  /** Writes it; the stream stays open. */
  public void writeTo(OutputStream out) throws IOException {
    JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    try (JsonGenerator json = factory.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeStringField("form", form);
      json.writeStringField("id", id);
      json.writeStringField("at", at.toString());
      writeFiles(json);
      json.writeNumberField("read", receipt.read());
      json.writeNumberField("accepted", receipt.accepted());
      json.writeNumberField("duplicates", receipt.duplicates());
      json.writeNumberField("stale", receipt.stale());
      json.writeNumberField("refused", receipt.refusedRows());
      writeCounts(json, "refused_by_reason", receipt.refused());
      json.writeNumberField("held", receipt.heldRows());
      writeCounts(json, "held_by_reason", receipt.heldBack().byReason());
      writeEffects(json);
      json.writeBooleanField("judged", receipt.judgement().isPresent());
      json.writeNumberField("queries", receipt.queries());
      writeCounts(
          json,
          "queries_by_code",
          receipt
              .judgement()
              .map(VerdictCounts::queries)
              .orElseGet(java.util.Collections::emptySortedMap));
      writePositions(json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private void writeFiles(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("files");
    for (FedFile file : files) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** What the rows did to what stood. */
  private void writeEffects(JsonGenerator json) throws IOException {
    Effects effects = receipt.sent().effects();
    json.writeNumberField("added", effects.added());
    json.writeNumberField("corrected", effects.changed());
    writeCounts(json, "months", named(effects.fed()));
    writeCounts(json, "closed_months", named(effects.closed()));
    json.writeArrayFieldStart("opened_months");
    for (Month month : effects.opened()) {
      json.writeString(month.toString());
    }
    json.writeEndArray();
  }

  private static Map<String, Long> named(Map<Month, Long> months) {
    Map<String, Long> named = new TreeMap<>();
    months.forEach((month, rows) -> named.put(month.toString(), rows));
    return named;
  }

  private static void writeCounts(JsonGenerator json, String field, Map<String, Long> counts)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  /** Where in the topic the records are: other records may lie between first and last. */
  private void writePositions(JsonGenerator json) throws IOException {
    SentRecords sent = receipt.sent();
    Map<Integer, Long> ends = sent.ends();
    json.writeStringField("topic", sent.topic());
    json.writeArrayFieldStart("partitions");
    for (Map.Entry<Integer, Long> start : sent.starts().entrySet()) {
      json.writeStartObject();
      json.writeNumberField("partition", start.getKey());
      json.writeNumberField("first_offset", start.getValue());
      json.writeNumberField("last_offset", ends.getOrDefault(start.getKey(), 0L) - 1);
      json.writeNumberField("records", sent.count(start.getKey()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
