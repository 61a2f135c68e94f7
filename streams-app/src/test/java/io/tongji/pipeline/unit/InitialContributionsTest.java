package io.tongji.pipeline.unit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.oracle.LogRecord;
import io.tongji.oracle.RandomHistory;
import io.tongji.oracle.TestCatalogue;
import io.tongji.pipeline.NotesInMemory;
import io.tongji.pipeline.PhaseOfTest;
import io.tongji.pipeline.ports.Publication;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.RegisterEdits;
import io.tongji.returns.edits.ReturnEdits;
import io.tongji.rollup.Sums;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Units begin to contribute in several commits: whatever happens between two of them, each
 * contribution is committed once.
 */
class InitialContributionsTest {

  private static final Catalogue CATALOGUE = TestCatalogue.read();

  /** What the task has read, and what comes while it sends what it has read. */
  private final List<RegisterRecord> entries = new ArrayList<>();

  private final List<Return> backlog = new ArrayList<>();
  private final List<Return> later = new ArrayList<>();

  /** What was committed: notes, and the sums of all contributions. */
  private final Map<String, Long> notes = new HashMap<>();

  private final Map<String, List<Long>> contributed = new HashMap<>();

  /** One owner of the task, from what was committed on; what it does not commit is lost. */
  private final class Owner implements UnitStage.UnitOutputs {
    private final NotesInMemory<Long> firstSent = new NotesInMemory<>(notes);
    private final Map<String, List<Long>> sent = new HashMap<>();
    private final PhaseOfTest publication = new PhaseOfTest();
    private final UnitStage stage;

    Owner(List<Return> restored) {
      UnitBooks books = UnitBooks.empty(CATALOGUE);
      for (RegisterRecord entry : entries) {
        if (books.register().judge(entry) == Verdict.ACCEPTED) {
          books.register().put(entry);
        }
      }
      restored.forEach(each -> books.returns(each.form()).absorb(each));
      stage = new UnitStage(books, firstSent, publication, this, Duration.ZERO);
    }

    void take(Return handedIn) {
      stage.takeReturn(handedIn, Long.MAX_VALUE);
    }

    void commit() {
      stage.commit();
      notes.putAll(firstSent.all());
      sent.forEach((key, sum) -> add(contributed, key, sum));
      sent.clear();
    }

    @Override
    public void contributions(String indicator, byte[] batch) {
      ContributionCodec.decode(
          batch,
          (place, months) ->
              months.forEach(
                  (month, change) ->
                      add(
                          sent,
                          indicator + ' ' + place + ' ' + month,
                          Arrays.stream(change).boxed().toList())));
    }

    @Override
    public void judged(UnitStage.Judged judged, long timestamp) {}

    @Override
    public void accepted(RegisterRecord entry) {}
  }

  private static void add(Map<String, List<Long>> sums, String key, List<Long> change) {
    List<Long> before = sums.get(key);
    List<Long> sum = new ArrayList<>();
    for (int slot = 0; slot < Sums.SLOTS; slot++) {
      sum.add(change.get(slot) + (before == null ? 0 : before.get(slot)));
    }
    if (sum.stream().allMatch(each -> each == 0)) {
      sums.remove(key);
    } else {
      sums.put(key, sum);
    }
  }

  /** What is contributed if each change is sent from the beginning. */
  private Map<String, List<Long>> expected() {
    Owner plain = new Owner(List.of());
    plain.publication.set(Publication.Phase.CONTRIBUTING);
    while (plain.stage.mayGoOn()) {
      plain.stage.commit();
    }
    backlog.forEach(plain::take);
    later.forEach(plain::take);
    plain.stage.commit();
    return plain.sent;
  }

  private void read(long seed) {
    RegisterEdits registerRules = new RegisterEdits(CATALOGUE);
    ReturnEdits returnRules = new ReturnEdits(CATALOGUE);
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

  private boolean allIsContributed() {
    return notes.containsKey(InitialContributions.ALL);
  }

  @Test
  void nothingIsContributedBeforeTheBacklogIsRead() {
    read(1);
    Owner owner = new Owner(List.of());
    backlog.forEach(owner::take);
    owner.commit();

    assertThat(contributed).isEmpty();
    assertThat(notes).isEmpty();
    assertThat(owner.stage.mayGoOn()).isFalse();

    owner.publication.set(Publication.Phase.CONTRIBUTING);
    assertThat(owner.stage.mayGoOn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneFormBeginsInEachCommitAndEachChangeIsSentOnce(long seed) {
    Map<String, List<Long>> expected = expectedOf(seed);
    Owner owner = new Owner(backlog);
    owner.publication.set(Publication.Phase.CONTRIBUTING);
    int commits = 0;
    while (!allIsContributed()) {
      later.stream().skip(commits * 10L).limit(10).forEach(owner::take);
      owner.commit();
      commits++;
    }
    later.stream().skip(commits * 10L).forEach(owner::take);
    owner.commit();

    assertThat(commits).isEqualTo(Form.values().length + 1);
    assertThat(owner.stage.mayGoOn()).isFalse();
    assertThat(contributed).isEqualTo(expected);
  }

  private Map<String, List<Long>> expectedOf(long seed) {
    read(seed);
    return expected();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void whatIsNotCommittedIsSentAgainByWhoeverTakesOver(long seed) {
    read(seed);
    int read = 0;
    while (!allIsContributed()) {
      List<Return> restored = new ArrayList<>(backlog);
      restored.addAll(later.subList(0, read));
      Owner lost = new Owner(restored);
      lost.publication.set(Publication.Phase.CONTRIBUTING);
      later.stream().skip(read).limit(20).forEach(lost::take);
      lost.stage.commit(); // and is killed before that is committed

      Owner next = new Owner(restored);
      next.publication.set(Publication.Phase.CONTRIBUTING);
      int more = Math.min(later.size() - read, 10);
      later.subList(read, read + more).forEach(next::take);
      next.commit();
      read += more;
    }
    later.subList(read, later.size()).clear();
    Map<String, Long> committed = Map.copyOf(notes);
    notes.clear();
    Map<String, List<Long>> expected = expected();
    notes.putAll(committed);

    assertThat(contributed).isEqualTo(expected);
  }
}
