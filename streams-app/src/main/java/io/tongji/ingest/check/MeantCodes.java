package io.tongji.ingest.check;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.EventKind;
import io.tongji.ingest.sheet.Text;
import io.tongji.returns.edits.Rejection;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The codes of the catalogue that clerks mean by names and by small letters. Files have codes: what
 * is meant is said and not taken.
 *
 * @param catalogue with all codes
 */
public record MeantCodes(Catalogue catalogue) {

  /** A code with what it stands for. */
  public record KnownCode(String code, String name, String nameEn) {

    private boolean has(String word) {
      return name.contains(word) || nameEn.toLowerCase(Locale.ROOT).contains(word);
    }
  }

  /** The only code that is meant by what was refused; empty: there is none. */
  public Optional<KnownCode> of(Rejection refused) {
    String written = Text.halfWidth(Text.clean(refused.value()));
    return switch (refused.reason()) {
      case UNKNOWN_AREA -> only(written, catalogue.areas(), MeantCodes::named);
      case UNKNOWN_INDICATOR -> only(written, catalogue.indicators(), MeantCodes::named);
      case UNKNOWN_EVENT -> only(written, catalogue.eventKinds(), MeantCodes::named);
      case UNKNOWN_INDUSTRY -> industry(written);
      default -> Optional.empty();
    };
  }

  private static KnownCode named(Area area) {
    return new KnownCode(area.code(), area.name(), area.nameEn());
  }

  private static KnownCode named(Indicator indicator) {
    return new KnownCode(indicator.code(), indicator.name(), indicator.nameEn());
  }

  private static KnownCode named(EventKind kind) {
    return new KnownCode(kind.code(), kind.name(), kind.nameEn());
  }

  /** A class with its section in front, C1761. */
  private Optional<KnownCode> industry(String written) {
    return Stream.of(written)
        .filter(code -> code.matches("[A-Za-z]\\d{4}"))
        .map(code -> code.substring(1))
        .filter(catalogue::knowsIndustry)
        .map(code -> new KnownCode(code, "", ""))
        .findFirst();
  }

  /** By its code in other letters, else its name, else a part of its name that no other has. */
  private static <T> Optional<KnownCode> only(
      String written, Collection<T> rows, Function<T, KnownCode> named) {
    if (written.isEmpty()) {
      return Optional.empty();
    }
    List<Predicate<KnownCode>> ways =
        List.of(
            one -> one.code.equalsIgnoreCase(written),
            one -> one.name.equals(written) || one.nameEn.equalsIgnoreCase(written),
            one -> one.has(written.toLowerCase(Locale.ROOT)));
    return ways.stream()
        .map(way -> rows.stream().map(named).filter(way).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .filter(found -> found.size() == 1)
        .map(found -> found.get(0));
  }
}
