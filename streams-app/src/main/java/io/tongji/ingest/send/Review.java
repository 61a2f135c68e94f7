package io.tongji.ingest.send;

import io.tongji.catalogue.form.Form;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Input;
import io.tongji.log.records.Outgoing;
import io.tongji.log.records.Outgoing.UnitPeriod;
import io.tongji.log.records.Provenance;
import io.tongji.log.records.RecordSummary;
import io.tongji.period.Month;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.FileDoubts;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.TargetDoubts;
import io.tongji.returns.edits.YearDoubts;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Compares the rows of a file with what stands in their topic, before any of them is sent, and
 * holds back those that somebody must look at first: a row that repeats what a correction has
 * replaced; a row of a closed month in a file of another month, or of a year before all others; an
 * entry of the register that takes its unit out of all zones and platforms or all lists, or is
 * doubtful by itself; an event of long ago; a target in another unit than those beside it, or of a
 * far year; a file that as a whole looks like a slip.
 *
 * <p>It applies the rule of revisions as the pipeline will. It does not see what others feed at the
 * same time.
 *
 * @param <T> a return, a register record or a target
 */
final class Review<T> {

  /** Rows of a file from which on it has a usual month, if four fifths are of one. */
  private static final int ROWS_OF_A_USUAL_MONTH = 10;

  /** As many as anybody reads. */
  private static final int LARGEST = 10;

  private static final int MOST_HELD = 1_000;

  private final Outgoing<T> outgoing;
  private final Guard guard;
  private final Feeding feeding;
  private final TopicContent reading;
  private final List<ReviewedRow> rows = new ArrayList<>();
  private final Long2ObjectOpenHashMap<Standing> standing = new Long2ObjectOpenHashMap<>();
  private final Map<Integer, Map<Month, Integer>> monthsOfFiles = new HashMap<>();
  private final Map<Integer, FileDoubts> files = new HashMap<>();
  private final Map<Integer, RejectionReason> doubted = new HashMap<>();
  private final Long2ObjectOpenHashMap<Standing> beside = new Long2ObjectOpenHashMap<>();
  private final Memberships memberships = new Memberships();
  private final Set<Month> begun = new HashSet<>();
  private final TargetDoubts targets;
  private boolean monthly;
  private boolean ofTargets;
  private YearDoubts years;
  private final Map<String, Effects.FedBefore> fedBefore = new HashMap<>();

  private final TreeMap<Month, Long> fed = new TreeMap<>();
  private final TreeMap<Month, Long> closed = new TreeMap<>();
  private final TreeSet<Month> opened = new TreeSet<>();
  private final PriorityQueue<Effects.RowChange> largest =
      new PriorityQueue<>(Comparator.comparingLong(Effects.RowChange::size));
  private final List<Effects.RowChange> held = new ArrayList<>();
  private long added;
  private long changed;
  private long same;
  private long older;

  /** Hands on what the topic holds. */
  interface TopicContent {
    /** Hands on all its records, those of a key in their order. */
    void read(Consumer<ConsumerRecord<byte[], byte[]>> take);
  }

  /** A row; of the register also the entry itself, and of targets the target. */
  private record ReviewedRow(
      RecordSummary summary,
      @Nullable Month month,
      long origin,
      @Nullable RegisterRecord entry,
      @Nullable Target target) {}

  /** What a row would do that is accepted. */
  private enum RowEffect {
    ADD,
    CHANGE,
    UNDO
  }

  Review(Outgoing<T> outgoing, Guard guard, Feeding feeding, TopicContent reading) {
    this.reading = reading;
    this.outgoing = outgoing;
    this.guard = guard;
    this.feeding = feeding;
    this.targets = new TargetDoubts(guard.now().year());
    this.years = YearDoubts.ofEvents(guard.now());
  }

  /** Takes a row that is to be sent. */
  void add(T handedIn, Origin origin) {
    RecordSummary summary = outgoing.summary(handedIn);
    Month month =
        outgoing.unitMonth(handedIn).map(UnitPeriod::month).map(Month::parse).orElse(null);
    RegisterRecord entry = handedIn instanceof RegisterRecord of ? of : null;
    if (handedIn instanceof Return of && !guard.again()) {
      files.computeIfAbsent(origin.file(), absent -> new FileDoubts()).add(of);
      monthly |= of.form() != Form.EVENT;
    }
    Target target = handedIn instanceof Target of ? of : null;
    ofTargets |= target != null;
    rows.add(new ReviewedRow(summary, month, origin.packed(), entry, target));
    if (entry != null) {
      memberships.expect(entry.unitId());
    }
    standing.computeIfAbsent(summary.key(), absent -> new Standing());
    if (month != null) {
      monthsOfFiles
          .computeIfAbsent(origin.file(), absent -> new HashMap<>())
          .merge(month, 1, Integer::sum);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<String, String> names) {
    SpecificRecord key = outgoing.input().keyOf(record);
    if (key == null) {
      return;
    }
    Provenance.of(record.headers())
        .ifPresent(of -> noteFile(of, names.get(of.digest()), record.timestamp()));
    Input.Subject subject = outgoing.input().subject(key);
    Month month = noteMonth(subject.period());
    long hash = Outgoing.keyHash(key);
    Standing of = standing.get(hash);
    if (of == null && month != null && asksFor(subject.id(), month)) {
      of = beside.computeIfAbsent(hash, absent -> new Standing());
    }
    boolean wanted = of != null || ofTargets || memberships.expects(subject.id());
    T handedIn = wanted ? outgoing.input().readAgain(record, FirstReadings.NONE) : null;
    if (handedIn instanceof RegisterRecord entry) {
      memberships.take(entry);
    }
    if (handedIn instanceof Target target) {
      targets.take(target);
    }
    if (of != null && handedIn != null) {
      RecordSummary summary = outgoing.summary(handedIn);
      if (of.judge(summary) == Verdict.ACCEPTED) {
        of.put(summary, handedIn instanceof RegisterRecord entry ? entry : null);
        if (handedIn instanceof Return accepted) {
          files.values().forEach(file -> file.stands(accepted));
        }
      }
    }
  }

  private boolean asksFor(String unit, Month month) {
    boolean asks = false;
    for (FileDoubts file : files.values()) {
      asks |= file.asksFor(unit, month);
    }
    return asks;
  }

  private void noteFile(Provenance of, @Nullable String name, long timestamp) {
    if (name != null) {
      fedBefore.putIfAbsent(
          of.digest(), new Effects.FedBefore(name, of, Instant.ofEpochMilli(timestamp)));
    }
  }

  private @Nullable Month noteMonth(String period) {
    try {
      Month month = Month.parse(period);
      begun.add(month);
      return month;
    } catch (IllegalArgumentException e) {
      return null; // the number of an event, or what the pipeline refuses
    }
  }

  /**
   * Reads what stands, and judges the rows in their order.
   *
   * @param sent knows which rows are left out already; learns which are held back, and what the
   *     others do
   */
  void judge(SentRecords sent) {
    Map<String, String> names = new HashMap<>();
    feeding.sources().forEach(source -> names.putIfAbsent(source.digest(), source.name()));
    files.values().forEach(FileDoubts::close);
    reading.read(record -> take(record, names));
    if (monthly) {
      years = YearDoubts.about(begun, months());
    }
    for (Map.Entry<Integer, FileDoubts> file : files.entrySet()) {
      RejectionReason doubt = file.getValue().doubt();
      if (doubt != null) {
        doubted.put(file.getKey(), doubt);
      }
    }
    LongOpenHashSet leftOut = new LongOpenHashSet();
    sent.leftOut().forEach(row -> leftOut.add(row.origin().packed()));
    for (ReviewedRow row : rows) {
      if (!leftOut.contains(row.origin())) {
        judge(row, sent);
      }
    }
    List<Effects.RowChange> byLargest = new ArrayList<>(largest);
    byLargest.sort(Comparator.comparingLong(Effects.RowChange::size).reversed());
    List<Effects.FedBefore> before =
        feeding.sources().stream()
            .map(Feeding.FedSource::digest)
            .distinct()
            .filter(fedBefore::containsKey)
            .map(fedBefore::get)
            .toList();
    sent.note(
        new Effects(fed, opened, closed, added, changed, same, older, byLargest, held, before));
  }

  private void judge(ReviewedRow row, SentRecords sent) {
    Standing of = standing.get(row.summary().key());
    Verdict verdict = of.judge(row.summary());
    if (verdict != Verdict.ACCEPTED) {
      same += verdict == Verdict.DUPLICATE ? 1 : 0;
      older += verdict == Verdict.STALE ? 1 : 0;
      return;
    }
    RowEffect effect = effect(of, row.summary());
    Origin origin = Origin.unpack(row.origin());
    Effects.RowChange change =
        new Effects.RowChange(origin, of.amount(), row.summary().amount(), columns(of, row));
    RejectionReason why = guard.again() ? null : reason(row, effect, origin);
    if (why != null) {
      leaveOut(row, why, sent);
      if (held.size() < MOST_HELD) {
        held.add(change);
      }
      return;
    }
    count(row.month(), effect, change);
    of.put(row.summary(), row.entry());
    if (row.entry() != null) {
      memberships.take(row.entry());
    }
  }

  private void leaveOut(ReviewedRow row, RejectionReason why, SentRecords sent) {
    Origin origin = Origin.unpack(row.origin());
    if (why == RejectionReason.YEAR_TOO_EARLY && row.month() != null) {
      sent.leaveOutUnlikely(origin, likely(row.month(), origin));
    } else {
      sent.leaveOut(origin, why);
    }
  }

  /** The month of that name in the file's usual year, else the last that has come or comes next. */
  private Month likely(Month month, Origin origin) {
    Month usual = usual(origin.file());
    Month latest = usual == null || years.doubts(usual) ? next() : usual;
    return YearDoubts.likely(month, latest);
  }

  /** The month that comes next on the form: the calendar may be years ahead of what is loaded. */
  private Month next() {
    return Collections.max(begun).plus(1);
  }

  private Set<Month> months() {
    Set<Month> months = new HashSet<>();
    monthsOfFiles.values().forEach(of -> months.addAll(of.keySet()));
    return months;
  }

  /** What a row of the register changes of the entry that it corrects, or that counts before it. */
  private List<EntryChange> columns(Standing of, ReviewedRow row) {
    RegisterRecord next = row.entry();
    if (next == null) {
      return List.of();
    }
    RegisterEntry before = of.entry() == null ? memberships.countsBefore(next) : of.entry();
    return before == null ? List.of() : EntryChange.between(before, next);
  }

  private static RowEffect effect(Standing of, RecordSummary summary) {
    if (of.isEmpty()) {
      return RowEffect.ADD;
    }
    return of.wouldComeBack(summary) ? RowEffect.UNDO : RowEffect.CHANGE;
  }

  private @Nullable RejectionReason reason(ReviewedRow row, RowEffect effect, Origin origin) {
    if (effect == RowEffect.UNDO) {
      return RejectionReason.UNDOES_CORRECTION;
    }
    if (row.entry() != null) {
      return guard.doubts().about(row.entry(), memberships.countsBefore(row.entry()));
    }
    if (row.target() != null) {
      return targets.about(row.target());
    }
    if (row.month() != null && years.doubts(row.month())) {
      return monthly ? RejectionReason.YEAR_TOO_EARLY : RejectionReason.EVENT_LONG_PAST;
    }
    RejectionReason ofFile = doubted.get(origin.file());
    return isOfOtherMonth(row.month(), origin) ? RejectionReason.OTHER_MONTH : ofFile;
  }

  private boolean isOfOtherMonth(@Nullable Month month, Origin origin) {
    Month closedLast = guard.closed();
    if (month == null || closedLast == null || month.compareTo(closedLast) > 0) {
      return false;
    }
    Month usual = usual(origin.file());
    return usual != null && !month.equals(usual);
  }

  /** The month of four fifths of a file's rows, or null. */
  private @Nullable Month usual(int file) {
    Map<Month, Integer> months = monthsOfFiles.getOrDefault(file, Map.of());
    int all = months.values().stream().mapToInt(Integer::intValue).sum();
    return months.entrySet().stream()
        .filter(month -> all >= ROWS_OF_A_USUAL_MONTH && 5 * month.getValue() >= 4 * all)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private void count(@Nullable Month month, RowEffect effect, Effects.RowChange change) {
    added += effect == RowEffect.ADD ? 1 : 0;
    changed += effect == RowEffect.ADD ? 0 : 1;
    if (effect != RowEffect.ADD || !change.entry().isEmpty()) {
      largest.add(change);
      if (largest.size() > LARGEST) {
        largest.remove();
      }
    }
    if (month == null) {
      return;
    }
    fed.merge(month, 1L, Long::sum);
    if (!begun.contains(month)) {
      opened.add(month);
    } else if (guard.closed() != null && month.compareTo(guard.closed()) <= 0) {
      closed.merge(month, 1L, Long::sum);
    }
  }
}
