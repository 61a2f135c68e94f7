package io.tongji.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.RegisterRules;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnBook;
import io.tongji.returns.ReturnRules;
import io.tongji.returns.Verdict;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.RegisterBook;
import io.tongji.rollup.Residence;
import io.tongji.rollup.Sums;
import io.tongji.rollup.UnitAccounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Units begin to contribute in several commits: whatever happens between two of them, each
 * contribution is committed once.
 */
class ContributorsTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();

  /** What the task has read, and what comes while it tells what it has read. */
  private final List<RegisterRecord> entries = new ArrayList<>();

  private final List<Return> backlog = new ArrayList<>();
  private final List<Return> later = new ArrayList<>();

  /** What was committed: which forms contribute, and what. */
  private final Map<String, Long> since = new HashMap<>();

  private final Map<String, List<Long>> contributed = new HashMap<>();

  private final class Backlog extends NoPublication {
    private boolean read;

    @Override
    public boolean backlogRead() {
      return read;
    }
  }

  /** One owner of the task, from what was committed on; what it does not commit is lost. */
  private final class Owner {
    private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();
    private final KeyValueStore<String, Long> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(UnitStores.CONTRIBUTING),
                Serdes.String(),
                Serdes.Long())
            .withLoggingDisabled()
            .build();
    private final ContributionChanges changes =
        new ContributionChanges(CATALOGUE.indicators().size());
    private final UnitAccounts accounts = new UnitAccounts(CATALOGUE, changes);
    private final Map<Form, ReturnBook> returns = new EnumMap<>(Form.class);
    private final RegisterBook register = new RegisterBook(CATALOGUE);
    private final Backlog publication = new Backlog();
    private final Contributors contributors;

    Owner(List<Return> restored) {
      for (Form form : Form.values()) {
        returns.put(form, new ReturnBook(form));
      }
      entries.forEach(this::absorb);
      restored.forEach(each -> book(each).absorb(each));
      context.setCurrentSystemTimeMs(1);
      store.init(context.getStateStoreContext(), store);
      since.forEach(store::put);
      contributors = takeUp();
    }

    Contributors takeUp() {
      return new Contributors(
          context, publication, new Contributors.Books(returns, register, accounts), 1);
    }

    private void absorb(RegisterRecord entry) {
      if (register.judge(entry) == Verdict.ACCEPTED) {
        register.put(entry);
      }
    }

    private ReturnBook book(Return handedIn) {
      return Objects.requireNonNull(returns.get(handedIn.form()));
    }

    void accept(Return handedIn) {
      if (book(handedIn).judge(handedIn) == Verdict.ACCEPTED) {
        accounts.revise(book(handedIn).open(handedIn.unitId()), register::residence, handedIn);
      }
    }

    /** What the task does inside a commit. */
    void settle() {
      contributors.begin(() -> {});
    }

    void commit() {
      since.clear();
      try (KeyValueIterator<String, Long> all = store.all()) {
        while (all.hasNext()) {
          KeyValue<String, Long> note = all.next();
          since.put(note.key, note.value);
        }
      }
      addTo(contributed, changes);
    }

    boolean asksForCommit() {
      context.resetCommit();
      context.scheduledPunctuators().forEach(each -> each.getPunctuator().punctuate(0));
      return context.committed();
    }
  }

  private static void addTo(Map<String, List<Long>> sums, ContributionChanges changes) {
    Map<Placement, MonthlySums>[] drained = changes.drain();
    for (int number = 0; number < drained.length; number++) {
      String indicator = CATALOGUE.indicators().get(number).code();
      drained[number].forEach(
          (place, months) ->
              months.forEach(
                  (month, change) -> add(sums, indicator + ' ' + place + ' ' + month, change)));
    }
  }

  private static void add(Map<String, List<Long>> sums, String key, long[] change) {
    long[] sum = new long[Sums.SLOTS];
    List<Long> before = sums.getOrDefault(key, List.of());
    for (int slot = 0; slot < sum.length; slot++) {
      sum[slot] = change[slot] + (before.isEmpty() ? 0 : before.get(slot));
    }
    if (Sums.isZero(sum)) {
      sums.remove(key);
    } else {
      sums.put(key, java.util.Arrays.stream(sum).boxed().toList());
    }
  }

  /** What is contributed if each change is told from the beginning. */
  private Map<String, List<Long>> expected() {
    ContributionChanges changes = new ContributionChanges(CATALOGUE.indicators().size());
    UnitAccounts accounts = new UnitAccounts(CATALOGUE, changes);
    Owner plain = new Owner(List.of());
    plain.register.forEach(residence -> accounts.moveUnit(Residence.NONE, residence));
    List<Return> all = new ArrayList<>(backlog);
    all.addAll(later);
    for (Return each : all) {
      if (plain.book(each).judge(each) == Verdict.ACCEPTED) {
        accounts.revise(plain.book(each).open(each.unitId()), plain.register::residence, each);
      }
    }
    Map<String, List<Long>> sums = new HashMap<>();
    addTo(sums, changes);
    return sums;
  }

  private void read(long seed) {
    RegisterRules registerRules = new RegisterRules(CATALOGUE);
    ReturnRules returnRules = new ReturnRules(CATALOGUE);
    for (LogRecord record : RandomHistory.of(seed)) {
      if (record instanceof LogRecord.OfRegister of
          && registerRules.check(of.handedIn()).isEmpty()) {
        entries.add(of.handedIn());
      } else if (record instanceof LogRecord.OfReturn of
          && returnRules.check(of.handedIn(), Long.MAX_VALUE).isEmpty()) {
        (backlog.size() < 300 ? backlog : later).add(of.handedIn());
      }
    }
    assertThat(later).isNotEmpty();
  }

  @Test
  void nothingIsContributedBeforeTheBacklogIsRead() {
    read(1);
    Owner owner = new Owner(List.of());
    backlog.forEach(owner::accept);
    owner.settle();
    owner.commit();

    assertThat(contributed).isEmpty();
    assertThat(since).isEmpty();
    assertThat(owner.asksForCommit()).isFalse();

    owner.publication.read = true;
    assertThat(owner.asksForCommit()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneFormBeginsInEachCommitAndEachChangeIsToldOnce(long seed) {
    read(seed);
    Owner owner = new Owner(backlog);
    owner.publication.read = true;
    int commits = 0;
    while (!since.containsKey(Contributors.ALL)) {
      later.stream().skip(commits * 10L).limit(10).forEach(owner::accept);
      owner.settle();
      owner.commit();
      commits++;
    }
    later.stream().skip(commits * 10L).forEach(owner::accept);
    owner.commit();

    assertThat(commits).isBetween(3, Form.values().length);
    assertThat(owner.asksForCommit()).isFalse();
    assertThat(contributed).isEqualTo(expected());
  }

  /** Kafka Streams keeps the stores of a task that stands by for a while. */
  @Test
  void whoStoodByWhileAnotherToldAllContributesAgain() {
    read(1);
    Owner stoodBy = new Owner(List.of());
    assertThat(stoodBy.accounts.deferred()).isNotEmpty();

    Owner other = new Owner(backlog);
    other.publication.read = true;
    while (!since.containsKey(Contributors.ALL)) {
      other.settle();
      other.commit();
    }
    since.forEach(stoodBy.store::put);
    stoodBy.takeUp();

    assertThat(stoodBy.accounts.deferred()).isEmpty();
    assertThat(stoodBy.accounts.isListing()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsNotCommittedIsToldAgainByWhoeverTakesOver(long seed) {
    read(seed);
    int read = 0;
    while (!since.containsKey(Contributors.ALL)) {
      List<Return> restored = new ArrayList<>(backlog);
      restored.addAll(later.subList(0, read));
      Owner lost = new Owner(restored);
      lost.publication.read = true;
      later.stream().skip(read).limit(20).forEach(lost::accept);
      lost.settle();

      Owner next = new Owner(restored);
      next.publication.read = true;
      int more = Math.min(later.size() - read, 10);
      later.subList(read, read + more).forEach(next::accept);
      next.settle();
      next.commit();
      read += more;
    }
    later.subList(read, later.size()).clear();

    assertThat(contributed).isEqualTo(expected());
  }
}
