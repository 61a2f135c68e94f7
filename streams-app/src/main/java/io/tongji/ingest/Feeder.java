package io.tongji.ingest;

import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormReader;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.check.RowChecker;
import io.tongji.ingest.send.Delivery;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.Origin;
import io.tongji.ingest.send.Outbox;
import io.tongji.ingest.send.SentRecords;
import io.tongji.ingest.send.VerdictCounts;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.returns.Rejection;
import io.tongji.returns.RejectionReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  private final FormReader<T> reader;
  private final List<FormSheet> sources;
  private final Counter counter;
  private final FeedProgress progress;

  /** A row, and what it turned out to be. */
  private record Checked<T>(InputRow row, RowChecker.CheckedRow<T> outcome) {}

  /** Counts the rows that are refused, and hands them on. */
  private static final class Counter implements RefusalSink {
    private final RefusalSink sink;
    private final TreeMap<String, Long> byCode = new TreeMap<>();
    private long read;
    private long rows;

    private Counter(RefusalSink sink) {
      this.sink = sink;
    }

    @Override
    public void refuse(RefusedRow refused, int file, InputRow row) {
      rows++;
      refused.cells().stream()
          .map(RefusedCell::code)
          .distinct()
          .forEach(code -> byCode.merge(code, 1L, Long::sum));
      sink.refuse(refused, file, row);
    }
  }

  Feeder(FormReader<T> reader, List<FormSheet> sources, RefusalSink sink, FeedProgress progress) {
    this.reader = reader;
    this.sources = sources;
    this.counter = new Counter(sink);
    this.progress = progress;
  }

  /** Feeds all files. */
  Receipt feed(Delivery<T> delivery) {
    Outbox<T> outbox = delivery.outbox();
    delivery.judge().attend();
    for (FormSheet source : sources) {
      progress.begin(source.sheet().file(), source.sheet().estimatedRows());
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
    refuse(rejected);
    Receipt receipt =
        new Receipt(
            counter.read, new Receipt.Refused(counter.rows, counter.byCode), sent, judgement);
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
        counter.read++;
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
    T handedIn = checked.outcome().handedIn();
    RefusedRow refused = checked.outcome().refused();
    if (handedIn != null) {
      outbox.send(handedIn, new Origin(source.number(), row.line()));
    } else if (refused != null) {
      counter.refuse(refused, source.number(), row);
    }
  }

  /** Reads the files again for the rows that were refused once all were read: they are few. */
  private void refuse(List<VerdictCounts.Rejected> rejected) {
    Map<Integer, Map<Long, String>> codes =
        rejected.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.origin().file(),
                    Collectors.toMap(
                        each -> each.origin().line(), VerdictCounts.Rejected::code, (a, b) -> a)));
    for (FormSheet source : sources) {
      refuse(source, codes.getOrDefault(source.number(), Map.of()));
    }
  }

  private void refuse(FormSheet source, Map<Long, String> codes) {
    if (codes.isEmpty()) {
      return;
    }
    RowChecker<T> checker = new RowChecker<>(reader, source);
    try (InputRows rows = source.sheet().rows()) {
      for (InputRow row = rows.next(); row != null; row = rows.next()) {
        String code = codes.get(row.line());
        if (code != null) {
          counter.refuse(refusal(checker, row, code), source.number(), row);
        }
      }
    }
  }

  private RefusedRow refusal(RowChecker<T> checker, InputRow row, String code) {
    Optional<RejectionReason> known =
        Arrays.stream(RejectionReason.values())
            .filter(reason -> reason.name().equals(code))
            .findFirst();
    String column = reader.layout().column(VERSION) == null ? REVISION : VERSION;
    return known
        .map(reason -> new Rejection(reason, OF_REVISIONS.contains(reason) ? column : "", ""))
        .map(rejection -> checker.refusal(row, rejection))
        .orElseGet(() -> checker.refusal(row, code));
  }
}
