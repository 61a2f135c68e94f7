package io.tongji.disclosure.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.disclosure.suppression.SecondarySuppression.Safeguard;
import io.tongji.disclosure.suppression.Suppression.Cause;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondarySuppressionTest {

  private static final SimpleRules RULES = new SimpleRules(3, 15);

  private static Suppression protect(RandomTable random, Set<Safeguard> parts) {
    return new SecondarySuppression(random.table, random.rules, parts)
        .protect(random.unsafe, List.of(), random.candidates, 0);
  }

  private static Attack attack(long seed, Set<Safeguard> parts) {
    RandomTable random = new RandomTable(seed);
    return new Attack(random, protect(random, parts));
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 100, 200, 300})
  void bruteForceFindsNothing(long from) {
    for (long seed = from; seed < from + 100; seed++) {
      Attack attack = attack(seed, EnumSet.allOf(Safeguard.class));
      List<Combination> unsafe = attack.unsafe();
      assertThat(attack.derivable(unsafe)).as("derivable, seed %d", seed).isEmpty();
      assertThat(attack.betrayals()).as("by insiders, seed %d", seed).isZero();
      assertThat(attack.tooClose(unsafe)).as("upper bounds, seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @ValueSource(longs = {0, 200})
  void everyBoundIsProved(long from) {
    for (long seed = from; seed < from + 200; seed++) {
      Suppression suppression = protect(new RandomTable(seed), EnumSet.allOf(Safeguard.class));
      assertThat(suppression.unproven()).as("seed %d", seed).isEmpty();
      assertThat(suppression.conflicts()).isEmpty();
    }
  }

  @Test
  void withoutAtomsOneIsDerivable() {
    assertThat(found(Safeguard.ATOMS, attack -> attack.derivable(attack.unsafe()).size()))
        .isPositive();
  }

  @Test
  void withoutInsidersOneFindsARival() {
    assertThat(found(Safeguard.INSIDERS, Attack::betrayals)).isPositive();
  }

  @Test
  void withoutBoundsOneIsTooClose() {
    assertThat(found(Safeguard.BOUNDS, attack -> attack.tooClose(attack.unsafe()).size()))
        .isPositive();
  }

  private static int found(Safeguard missing, ToIntFunction<Attack> attack) {
    Set<Safeguard> parts = EnumSet.complementOf(EnumSet.of(missing));
    return LongStream.range(0, 100).mapToInt(seed -> attack.applyAsInt(attack(seed, parts))).sum();
  }

  @Test
  void theResultIsAlwaysTheSame() {
    List<String> results =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(run -> resultOf(new SyntheticTable(700, false, 7)))
            .distinct()
            .toList();
    assertThat(results).hasSize(1);
  }

  private static String resultOf(SyntheticTable synthetic) {
    Suppression suppression =
        new SecondarySuppression(synthetic.table, synthetic.rules)
            .protect(synthetic.unsafe, List.of(), synthetic.candidates, 1);
    StringBuilder text = new StringBuilder(suppression.statistics().toString());
    for (int cell = 0; cell < synthetic.table.cells(); cell++) {
      text.append(suppression.cause(cell).ordinal());
    }
    return text.append(Arrays.toString(suppression.shadow())).toString();
  }

  @Test
  void theShadowTableShowsInNoPublishedCellAndInEveryUnsafeOne() {
    SyntheticTable synthetic = new SyntheticTable(700, false, 3);
    Suppression suppression =
        new SecondarySuppression(synthetic.table, synthetic.rules)
            .protect(synthetic.unsafe, List.of(), synthetic.candidates, 1);
    long[] shadow = suppression.shadow();
    for (int cell = 0; cell < synthetic.table.cells(); cell++) {
      long sum = IntStream.of(synthetic.table.cell(cell)).mapToLong(atom -> shadow[atom]).sum();
      if (suppression.cause(cell) == Cause.PUBLISHED) {
        assertThat(sum).isZero();
      } else if (suppression.cause(cell) == Cause.UNSAFE) {
        assertThat(sum).isNotZero();
      }
    }
  }

  @Test
  void aForcedCellThatGivesATargetAwayIsNamedWithIt() {
    Table.Builder builder = Table.builder(1, false);
    int one = atom(builder, 1);
    int many = atom(builder, 3, 4, 5, 6);
    int unsafe = builder.cell(one);
    int rest = builder.cell(many);
    int total = builder.cell(one, many);
    Suppression suppression =
        new SecondarySuppression(builder.build(), RULES)
            .protect(bits(unsafe), List.of(), new int[] {total, rest}, 2);
    assertThat(suppression.conflicts())
        .containsExactly(
            new Suppression.Conflict(
                rest,
                new Suppression.ProtectedFigure(Suppression.TargetKind.CELL, unsafe),
                Cause.DERIVABLE));
    assertThat(suppression.isSuppressed(rest)).isTrue();
    assertThat(suppression.isSuppressed(total)).isFalse();
  }

  @Test
  void aForcedCellThatIsUnsafeIsAConflictWithItself() {
    Table.Builder builder = Table.builder(1, false);
    int cell = builder.cell(atom(builder, 1));
    Suppression suppression =
        new SecondarySuppression(builder.build(), RULES)
            .protect(bits(cell), List.of(), new int[] {cell}, 1);
    assertThat(suppression.conflicts())
        .extracting(Suppression.Conflict::cell)
        .containsExactly(cell);
  }

  /** A row of an unsafe cell of 1000 and of others; its level is 150. */
  private static Suppression row(int forced, int... others) {
    Table.Builder builder = Table.builder(1, false);
    int holding = 0;
    int[] atoms = new int[others.length + 1];
    int[] cells = new int[others.length + 1];
    for (int i = 0; i < atoms.length; i++) {
      int value = i == 0 ? 1000 : others[i - 1];
      atoms[i] = builder.atom();
      for (int part = 0; part < (i == 0 ? 1 : 5); part++) {
        builder.contribution(holding++, new long[] {i == 0 ? value : value / 5}, new long[] {0});
      }
      cells[i] = builder.cell(atoms[i]);
    }
    int total = builder.cell(atoms);
    int[] candidates = new int[others.length + 1];
    candidates[0] = total;
    System.arraycopy(cells, 1, candidates, 1, others.length);
    return new SecondarySuppression(builder.build(), RULES)
        .protect(bits(cells[0]), List.of(), candidates, forced);
  }

  @Test
  void aCellWithRoomIsSuppressedRatherThanManySmallOnes() {
    Suppression suppression = row(1, 5000, 200, 20, 20, 20, 20, 10);
    assertThat(suppression.unproven()).isEmpty();
    assertThat(suppression.conflicts()).isEmpty();
    assertThat(suppression.cause(2)).isEqualTo(Cause.NARROW);
    assertThat(suppression.cause(1)).isEqualTo(Cause.PUBLISHED);
  }

  /** The elimination took the smallest cell; once a larger one makes the room, it is open again. */
  @Test
  void nothingElseIsSuppressedForABoundThanWhatItNeeds() {
    Suppression suppression = row(1, 5000, 200, 20, 20, 20, 20, 10);
    long narrow =
        IntStream.range(0, 9).filter(cell -> suppression.cause(cell) == Cause.NARROW).count();
    assertThat(narrow).isEqualTo(1);
  }

  @Test
  void aForcedCellThatBoundsATargetIsNamedWithIt() {
    Suppression suppression = row(3, 5000, 200, 20);
    assertThat(suppression.conflicts())
        .extracting(Suppression.Conflict::cause)
        .isNotEmpty()
        .containsOnly(Cause.NARROW);
    assertThat(suppression.conflicts())
        .extracting(Suppression.Conflict::target)
        .contains(new Suppression.ProtectedFigure(Suppression.TargetKind.CELL, 0));
  }

  @Test
  void aTownshipsTableIsProtectedAtASmallLoss() {
    SyntheticTable synthetic = new SyntheticTable(3000, true, 5);
    Suppression suppression =
        new SecondarySuppression(synthetic.table, synthetic.rules)
            .protect(synthetic.unsafe, List.of(), synthetic.candidates, 1);
    assertThat(suppression.unproven()).isEmpty();
    assertThat(suppression.conflicts()).isEmpty();
    assertThat(synthetic.loss(suppression)).isLessThan(0.02);
  }

  @Test
  void asManyAreSuppressedAsAnyMethodNeeds() {
    SyntheticTable synthetic = new SyntheticTable(3000, true, 5);
    Suppression suppression =
        new SecondarySuppression(synthetic.table, synthetic.rules)
            .protect(synthetic.unsafe, List.of(), synthetic.candidates, 1);
    long secondaries = IntStream.of(synthetic.candidates).filter(suppression::isSuppressed).count();
    assertThat(LeastSecondaries.of(synthetic.table, synthetic.unsafe))
        .isPositive()
        .isLessThanOrEqualTo(secondaries);
  }

  @Test
  void aFurtherSumIsNotDerivable() {
    Table.Builder builder = Table.builder(1, false);
    int left = atom(builder, 1, 2, 3, 4);
    int right = atom(builder, 5, 6, 7, 8);
    int total = builder.cell(left, right);
    int part = builder.cell(left);
    Suppression suppression =
        new SecondarySuppression(builder.build(), RULES)
            .protect(new BitSet(), List.of(Combination.sum(right)), new int[] {total, part}, 0);
    assertThat(suppression.cause(part)).isEqualTo(Cause.DERIVABLE);
  }

  @Test
  void everyCellIsUnsafeOrACandidate() {
    Table.Builder builder = Table.builder(1, false);
    int cell = builder.cell(atom(builder, 1));
    SecondarySuppression suppression = new SecondarySuppression(builder.build(), RULES);
    assertThatThrownBy(() -> suppression.protect(new BitSet(), List.of(), new int[0], 0))
        .hasMessageContaining("cell " + cell);
  }

  private static int atom(Table.Builder builder, int... holdings) {
    int atom = builder.atom();
    for (int holding : holdings) {
      builder.contribution(holding, new long[] {100 + holding}, new long[] {0});
    }
    return atom;
  }

  private static BitSet bits(int... cells) {
    BitSet bits = new BitSet();
    IntStream.of(cells).forEach(bits::set);
    return bits;
  }
}
