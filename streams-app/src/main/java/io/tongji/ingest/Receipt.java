package io.tongji.ingest;

import io.tongji.catalogue.Language;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.returns.edits.Wording;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of the rows that were fed: read = accepted + duplicates + stale + refused + held.
 *
 * @param read rows read
 * @param refusals the rows that did not get in
 * @param heldBack the rows that somebody has to look at first
 * @param sent where the others are
 * @param judgement what the pipeline has answered; empty: it was not asked
 * @param changes the largest corrections of what stood, and the rows held back
 */
public record Receipt(
    long read,
    Refused refusals,
    Refused heldBack,
    SentRecords sent,
    Optional<VerdictCounts> judgement,
    List<ChangedRow> changes) {

  /** Copies the list. */
  public Receipt {
    changes = List.copyOf(changes);
  }

  /**
   * Rows that did not get in.
   *
   * @param rows how many
   * @param byReason how many for each reason, by its code; a row may have several
   */
  public record Refused(long rows, SortedMap<String, Long> byReason) {

    /** Copies the map. */
    public Refused {
      byReason = Collections.unmodifiableSortedMap(new TreeMap<>(byReason));
    }
  }

  /** Rows that did not get in. */
  public long refusedRows() {
    return refusals.rows();
  }

  /** Rows that are held back. */
  public long heldRows() {
    return heldBack.rows();
  }

  /** Rows that did not get in, by code of the reason; a row counts for each that it has. */
  public SortedMap<String, Long> refused() {
    return refusals.byReason();
  }

  /** Rows that say what is in force already; 0 if the pipeline was not asked. */
  public long duplicates() {
    return judgement.map(VerdictCounts::duplicates).orElse(0L);
  }

  /** Rows of a lower revision than the one in force; 0 if the pipeline was not asked. */
  public long stale() {
    return judgement.map(VerdictCounts::stale).orElse(0L);
  }

  /**
   * Rows that are in force, or will be once the pipeline has read them: those that the brokers
   * acknowledged, less those on which there is another verdict.
   */
  public long accepted() {
    long refusedLater = judgement.map(given -> (long) given.rejected().size()).orElse(0L);
    return sent.rows() - refusedLater - duplicates() - stale();
  }

  /** Rows of which nobody knows what became; 0 unless the files changed while they were read. */
  long unaccounted() {
    return read - accepted() - duplicates() - stale() - refusedRows() - heldRows();
  }

  /** Queries that the rows have raised; 0 if the pipeline was not asked. */
  public long queries() {
    return judgement.map(given -> sum(given.queries())).orElse(0L);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One line that says it all. */
  public String line(Language language) {
    StringBuilder line = new StringBuilder();
    line.append(
        language.of("读入 %d 行:接收 %d", "%d rows read: %d accepted").formatted(read, accepted()));
    if (judgement.isPresent()) {
      line.append(
          language
              .of(",重复 %d,过时 %d", ", %d duplicates, %d stale")
              .formatted(duplicates(), stale()));
    }
    line.append(language.of(",退回 %d", ", %d refused").formatted(refusedRows()));
    append(line, refused());
    if (heldRows() > 0) {
      line.append(language.of(",暂留 %d", ", %d held back").formatted(heldRows()));
      append(line, heldBack.byReason());
    }
    judgement.ifPresent(
        given -> {
          line.append(language.of(",待说明 %d", ", %d queries").formatted(queries()));
          append(line, given.queries());
        });
    return line.toString();
  }

  private static void append(StringBuilder line, Map<String, Long> counts) {
    counts.forEach((code, count) -> line.append(' ').append(code).append('=').append(count));
  }

  /**
   * The receipt: the line, and what the reasons and the queries mean.
   *
   * @param zone of times
   */
  public List<String> lines(Language language, ZoneId zone) {
    List<String> lines = new ArrayList<>(List.of(line(language)));
    lines.addAll(meanings(language, zone, language.of(" ", ", ")));
    return lines;
  }

  /**
   * What the reasons and the queries mean, without their codes, for whoever does not work with
   * these.
   *
   * @param zone of times
   */
  public List<String> sentences(Language language, ZoneId zone) {
    return meanings(language, zone, "");
  }

  /** Which months the rows are of, how many are new, and which months are closed. */
  public List<String> months(Language language, ZoneId zone) {
    return new EffectLines(language, zone)
        .months(sent.effects()).stream().map(String::strip).toList();
  }

  /**
   * What the reasons and the queries mean.
   *
   * @param seam before a code; empty: without codes
   */
  private List<String> meanings(Language language, ZoneId zone, String seam) {
    boolean chinese = language == Language.ZH;
    List<String> lines = new ArrayList<>();
    Map<String, Wording> reasons =
        wordings(
            RejectionReason.values(),
            chinese ? RejectionReason::chinese : RejectionReason::english);
    explain(
        refused(),
        coded(language.of("  退回 %s 行%s:%s;%s", "  %s refused%s: %s %s"), seam),
        reasons,
        lines);
    explain(
        heldBack.byReason(),
        coded(language.of("  暂留 %s 行%s:%s;%s", "  %s held back%s: %s %s"), seam),
        reasons,
        lines);
    lines.addAll(new EffectLines(language, zone).of(sent.effects(), changes));
    judgement.ifPresent(
        given ->
            explain(
                given.queries(),
                coded(language.of("  待说明 %s%s:%s;%s", "  %s queries%s: %s %s"), seam),
                wordings(SoftEdit.values(), chinese ? SoftEdit::chinese : SoftEdit::english),
                lines));
    return lines;
  }

  /** The form of a sentence of number, code, message and remedy. */
  private static String coded(String form, String seam) {
    return form.formatted("%1$d", seam.isEmpty() ? "" : seam + "%2$s", "%3$s", "%4$s");
  }

  /** What each code means. */
  private static <E extends Enum<E>> Map<String, Wording> wordings(
      E[] codes, Function<E, Wording> wording) {
    return Arrays.stream(codes).collect(Collectors.toMap(Enum::name, wording));
  }

  private static void explain(
      Map<String, Long> counts, String form, Map<String, Wording> wordings, List<String> lines) {
    counts.forEach(
        (code, count) -> {
          Wording wording = wordings.get(code);
          if (wording != null) {
            lines.add(form.formatted(count, code, wording.message(), wording.remedy()));
          }
        });
  }
}
