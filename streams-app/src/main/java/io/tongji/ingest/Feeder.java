package io.tongji.ingest;

import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormReader;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.check.RowChecker;
import io.tongji.ingest.send.Destination.Delivery;
import io.tongji.ingest.send.Effects;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.send.Outbox;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.ingest.sheet.SheetPlace;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Feeds files: checks each row, sends the good ones, reports the others, and asks what became of
 * those that were sent.
 *
 * @param <T> a return, a register record or a target
 */
final class Feeder<T> {

  private static final String REVISION = "revision";
  private static final String VERSION = "version";
  private static final Set<RejectionReason> OF_REVISIONS =
      Set.of(RejectionReason.SAME_REVISION, RejectionReason.NO_REVISION);

  private static final Set<String> HELD_BACK =
      Arrays.stream(RejectionReason.values())
          .filter(RejectionReason::isHeldBack)
          .map(RejectionReason::name)
          .collect(Collectors.toUnmodifiableSet());

  /** Columns that may say whom a row is about, and when. */
  private static final List<String> KEYS =
      List.of("unit_id", "indicator", "area", "period", "year", "event_id", "valid_from");

  private final FormReader<T> reader;
  private final List<FormSheet> sources;
  private final Counter counter;
  private final ObjLongConsumer<SheetPlace> passedOver;
  private final FeedProgress progress;

  /** A row, and what it turned out to be. */
  private record Checked<T>(InputRow row, RowChecker.CheckedRow<T> outcome) {}

  /** Counts the rows that are refused, and hands them on. */
  private static final class Counter implements RefusalSink {
    private final RefusalSink sink;
    private final TreeMap<String, Long> byCode = new TreeMap<>();
    private final TreeMap<String, Long> heldByCode = new TreeMap<>();
    private long read;
    private long rows;
    private long held;

    private Counter(RefusalSink sink) {
      this.sink = sink;
    }

    @Override
    public void refuse(RefusedRow refused, int file, InputRow row) {
      count(refused);
      sink.refuse(refused, file, row);
    }

    private void count(RefusedRow refused) {
      List<String> codes = refused.cells().stream().map(RefusedCell::code).distinct().toList();
      if (HELD_BACK.containsAll(codes)) {
        held++;
        codes.forEach(code -> heldByCode.merge(code, 1L, Long::sum));
      } else {
        rows++;
        codes.forEach(code -> byCode.merge(code, 1L, Long::sum));
      }
    }
  }

  /**
   * Feeds sheets.
   *
   * @param sink takes the rows that are refused
   * @param passedOver takes place and line of rows that are none of the table
   */
  Feeder(
      FormReader<T> reader,
      List<FormSheet> sources,
      RefusalSink sink,
      ObjLongConsumer<SheetPlace> passedOver,
      FeedProgress progress) {
    this.reader = reader;
    this.sources = sources;
    this.counter = new Counter(sink);
    this.passedOver = passedOver;
    this.progress = progress;
  }

  /** Feeds all files. */
  Receipt feed(Delivery<T> delivery) {
    Outbox<T> outbox = delivery.outbox();
    delivery.judge().attend();
    for (FormSheet source : sources) {
      progress.begin(
          FeedProgress.Step.CHECK, source.sheet().file(), source.sheet().estimatedRows());
      feed(source, outbox);
      progress.end();
      if (endsFile(source)) {
        outbox.endFile();
      }
    }
    SentRecords sent = outbox.finish();
    Optional<VerdictCounts> judgement = delivery.judge().judge(sent);
    List<VerdictCounts.Rejected> rejected = new ArrayList<>();
    judgement.ifPresent(given -> rejected.addAll(given.rejected()));
    rejected.addAll(sent.leftOut());
    List<ChangedRow> changes = readAgain(rejected, sent.effects());
    Receipt receipt =
        new Receipt(
            counter.read,
            new Receipt.Refused(counter.rows, counter.byCode),
            new Receipt.Refused(counter.held, counter.heldByCode),
            sent,
            judgement,
            changes);
    if (receipt.unaccounted() != 0) {
      throw Failure.setting(
          "%d of %d rows are not accounted for: the files changed while they were read"
              .formatted(receipt.unaccounted(), receipt.read()),
          "feed the files again, which changes nothing twice");
    }
    return receipt;
  }

  /** The sheets of a workbook are one file. */
  private boolean endsFile(FormSheet source) {
    int next = source.number() + 1;
    return next == sources.size() || !sources.get(next).path().equals(source.path());
  }

  private void feed(FormSheet source, Outbox<T> outbox) {
    RowChecker<T> checker = new RowChecker<>(reader, source);
    try (InputRows rows = source.sheet().rows();
        ReadAhead<Checked<T>> checked = new ReadAhead<>(() -> check(rows.next(), checker))) {
      for (Checked<T> next = checked.next(); next != null; next = checked.next()) {
        progress.step(1);
        take(source, next, outbox);
      }
    }
  }

  private static <T> @Nullable Checked<T> check(@Nullable InputRow row, RowChecker<T> checker) {
    return row == null ? null : new Checked<>(row, checker.check(row));
  }

  private void take(FormSheet source, Checked<T> checked, Outbox<T> outbox) {
    InputRow row = checked.row();
    if (checked.outcome().isSignature()) {
      source.checkNote(row.cells());
      passedOver.accept(SheetPlace.of(source.sheet()), row.line());
      return;
    }
    counter.read++;
    T handedIn = checked.outcome().handedIn();
    RefusedRow refused = checked.outcome().refused();
    if (handedIn != null) {
      outbox.send(handedIn, new Origin(source.number(), row.line()));
    } else if (refused != null) {
      counter.refuse(refused, source.number(), row);
    }
  }

  /**
   * Reads the files again for the rows that were refused once all were read, and those whose change
   * is to be shown: they are few.
   */
  private List<ChangedRow> readAgain(List<VerdictCounts.Rejected> rejected, Effects effects) {
    Map<Origin, VerdictCounts.Rejected> codes =
        rejected.stream()
            .collect(Collectors.toMap(VerdictCounts.Rejected::origin, each -> each, (a, b) -> a));
    Map<Origin, String> keys = new HashMap<>();
    effects.largest().forEach(change -> keys.put(change.origin(), ""));
    effects.held().forEach(change -> keys.put(change.origin(), ""));
    for (FormSheet source : sources) {
      readAgain(source, codes, keys);
    }
    List<ChangedRow> changes = new ArrayList<>();
    effects.largest().forEach(change -> changes.add(changed(change, keys, false)));
    effects.held().forEach(change -> changes.add(changed(change, keys, true)));
    return changes;
  }

  private ChangedRow changed(Effects.RowChange change, Map<Origin, String> keys, boolean held) {
    Origin origin = change.origin();
    return new ChangedRow(place(origin), keys.getOrDefault(origin, ""), change, held);
  }

  private void readAgain(
      FormSheet source, Map<Origin, VerdictCounts.Rejected> codes, Map<Origin, String> keys) {
    if (Stream.concat(codes.keySet().stream(), keys.keySet().stream())
        .noneMatch(origin -> origin.file() == source.number())) {
      return;
    }
    RowChecker<T> checker = new RowChecker<>(reader, source);
    try (InputRows rows = source.sheet().rows()) {
      for (InputRow row = rows.next(); row != null; row = rows.next()) {
        Origin origin = new Origin(source.number(), row.line());
        VerdictCounts.Rejected of = codes.get(origin);
        if (of != null) {
          counter.refuse(refusal(checker, row, of), source.number(), row);
        }
        if (keys.containsKey(origin)) {
          keys.put(origin, key(source, row));
        }
      }
    }
  }

  private static String key(FormSheet source, InputRow row) {
    return KEYS.stream()
        .flatMap(column -> Stream.ofNullable(source.header().cell(row, column)))
        .map(String::strip)
        .filter(cell -> !cell.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private RefusedRow refusal(RowChecker<T> checker, InputRow row, VerdictCounts.Rejected of) {
    Optional<RejectionReason> known =
        Arrays.stream(RejectionReason.values())
            .filter(reason -> reason.name().equals(of.code()))
            .findFirst();
    String column = reader.layout().column(VERSION) == null ? REVISION : VERSION;
    Optional<RowChecker.OtherRow> other =
        of.other().map(fed -> new RowChecker.OtherRow(place(fed), fed.line()));
    if (of.likely().isPresent()) {
      return checker.ofOtherYear(row, of.likely().get());
    }
    return known
        .map(reason -> new Rejection(reason, OF_REVISIONS.contains(reason) ? column : "", ""))
        .map(rejection -> checker.refusal(row, rejection, other))
        .orElseGet(() -> checker.refusal(row, of.code()));
  }

  private SheetPlace place(Origin row) {
    return SheetPlace.of(sources.get(row.file()).sheet());
  }
}
