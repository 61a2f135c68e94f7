package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.log.records.ContributionCodec;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.UnitAccounts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Where the changes of one task's units gather, to be passed on by indicator inside the commit.
 *
 * <p>A batch holds whole changes only: what a unit takes out of one place and puts into another
 * travels in one record.
 */
final class UnitDesk {

  /** Places and months in one batch: keeps its record well below Kafka's limit of 1 MiB. */
  private static final int LARGE = 8_000;

  private final List<Indicator> indicators;
  private final ContributionChanges changes;
  private final UnitAccounts accounts;
  private final StreamsHooks.CommitHook<UnitDesk> hook;
  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable QueryDesk queries;
  private @Nullable Contributors contributors;

  UnitDesk(Catalogue catalogue, StreamsHooks.CommitHook<UnitDesk> hook) {
    this.indicators = catalogue.indicators();
    this.changes = new ContributionChanges(indicators.size());
    this.accounts = new UnitAccounts(catalogue, changes);
    this.hook = hook;
  }

  /** Turns changes of units into changes of contributions. */
  UnitAccounts accounts() {
    return accounts;
  }

  /** What is asked of the units, and what their strata are made of. */
  QueryDesk queries() {
    return Objects.requireNonNull(queries);
  }

  /** Passes everything on inside each commit, from the processor of this context. */
  void passOnAtCommit(
      ProcessorContext<Object, Object> owner, QueryDesk asking, Contributors contributing) {
    context = owner;
    queries = asking;
    contributors = contributing;
    hook.onCommit(owner, this::passOn);
  }

  /** Passes on before the commit what would make a batch too large. */
  void passOnIfLarge() {
    if (changes.size() >= LARGE || queries().size() >= LARGE) {
      hook.flushCache();
    }
  }

  private void passOn() {
    queries().passOn();
    Objects.requireNonNull(contributors).begin(this::passOnContributionsIfLarge);
    passOnContributions();
  }

  private void passOnContributionsIfLarge() {
    if (changes.size() >= LARGE) {
      passOnContributions();
    }
  }

  private void passOnContributions() {
    if (changes.size() == 0) {
      return;
    }
    Map<Placement, MonthlySums>[] gathered = changes.drain();
    for (int number = 0; number < gathered.length; number++) {
      byte[] batch = ContributionCodec.encode(gathered[number]);
      if (batch.length > 0) {
        forward(indicators.get(number).code(), batch);
      }
    }
  }

  private void forward(String indicator, byte[] batch) {
    ProcessorContext<Object, Object> owner = Objects.requireNonNull(context);
    owner.forward(
        new Record<Object, Object>(indicator, batch, owner.currentSystemTimeMs()),
        SinkNames.CONTRIBUTIONS);
  }
}
