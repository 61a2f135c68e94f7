package io.tongji.ingest.check;

import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The units of whose returns somebody may feed rows: a clerk of a town those of the town.
 *
 * @param includes true for the code of a unit that may be fed
 */
public record FeedScope(Predicate<String> includes) {

  private static final String UNIT = "unit_id";

  /** A reader that refuses the rows of other units; without a scope, the same reader. */
  public static <T> FormReader<T> limit(FormReader<T> reader, Optional<FeedScope> scope) {
    return scope.<FormReader<T>>map(of -> new Limited<>(reader, of)).orElse(reader);
  }

  /** Reads as another reader does, and notes units outside of the scope. */
  private record Limited<T>(FormReader<T> reader, FeedScope scope) implements FormReader<T> {

    @Override
    public Layout layout() {
      return reader.layout();
    }

    @Override
    public T read(Cells cells) {
      T handedIn = reader.read(cells);
      String unit = cells.text(UNIT);
      if (!unit.isEmpty() && !scope.includes().test(cells.code(UNIT))) {
        cells.wrong().add(new Rejection(RejectionReason.OUTSIDE_SCOPE, UNIT, unit));
      }
      return handedIn;
    }

    @Override
    public Optional<MeantCodes.KnownCode> meant(Rejection wrong) {
      return reader.meant(wrong);
    }

    @Override
    public void check(T handedIn, Rejections wrong) {
      reader.check(handedIn, wrong);
    }
  }
}
