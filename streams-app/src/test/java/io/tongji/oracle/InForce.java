package io.tongji.oracle;

import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The records of one key, folded in the order of the log: the highest revision is in force; of two
 * with its number the first; an absent number (0) is the next one, unless the content is the same.
 */
final class InForce<T> {

  private final ToIntFunction<T> numberGiven;
  private final BiPredicate<T, T> sameContent;
  private @Nullable T record;
  private int number;

  InForce(ToIntFunction<T> numberGiven, BiPredicate<T, T> sameContent) {
    this.numberGiven = numberGiven;
    this.sameContent = sameContent;
  }

  void next(T handedIn) {
    int given = numberGiven.applyAsInt(handedIn);
    if (record == null) {
      stand(handedIn, given == 0 ? 1 : given);
    } else if (given == 0 && !sameContent.test(record, handedIn)) {
      stand(handedIn, number + 1);
    } else if (given > number) {
      stand(handedIn, given);
    }
  }

  private void stand(T handedIn, int itsNumber) {
    record = handedIn;
    number = itsNumber;
  }

  T get() {
    if (record == null) {
      throw new IllegalStateException("nothing was handed in");
    }
    return record;
  }
}
