package io.tongji.lint;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Indicator;
import io.tongji.lint.FiguresCheck.Against;
import io.tongji.lint.FiguresCheck.Counterpart;
import io.tongji.lint.text.Claim;
import io.tongji.lint.text.Scope;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ranks, shares and differences of rates, against the aggregates. */
final class ClaimsCheck {

  private static final Fraction PER_CENT = Fraction.of(100, 1);
  private static final int MORE_DECIMALS = 2;

  private final Against against;
  private final Consumer<Finding> findings;
  private final ComparedNumbers compared;

  ClaimsCheck(Against against, ComparedNumbers compared, Consumer<Finding> findings) {
    this.against = against;
    this.compared = compared;
    this.findings = findings;
  }

  void check(Claim claim) {
    Indicator indicator = claim.of().indicator();
    if (indicator == null || !claim.of().exact()) {
      return;
    }
    switch (claim.kind()) {
      case RANK -> rank(claim, indicator, ClaimsCheck::total);
      case RANK_OF_GROWTH -> rank(claim, indicator, ClaimsCheck::growth);
      case SHARE -> share(claim, indicator);
      default -> points(claim, indicator);
    }
  }

  private static @Nullable Fraction total(Counterpart known) {
    Long total = known.figure().total();
    return total == null ? null : Fraction.of(total, 1);
  }

  private static @Nullable Fraction growth(Counterpart known) {
    return known.figure().growth() instanceof Growth.Rate rate
        ? Fraction.of(rate.change(), rate.base()).times(PER_CENT)
        : null;
  }

  /** Among the areas of its level: the towns of a county. One alone has no place. */
  private void rank(
      Claim claim, Indicator indicator, Function<Counterpart, @Nullable Fraction> by) {
    Scope scope = claim.of().scope();
    Counterpart own = against.known(indicator, scope).orElse(null);
    if (own == null || by.apply(own) == null) {
      return;
    }
    Fraction of = Objects.requireNonNull(by.apply(own));
    List<Fraction> all =
        level(own.area()).stream()
            .flatMap(area -> against.known(indicator, scope.in(area.code())).stream())
            .flatMap(known -> Optional.ofNullable(by.apply(known)).stream())
            .toList();
    if (all.size() < 2) {
      return;
    }
    compared.counted();
    long before = all.stream().filter(other -> other.compareTo(of) > 0).count();
    long place = before + 1;
    boolean right =
        claim.number().compareTo(Claim.LAST) == 0
            ? place == all.size()
            : claim.number().longValueExact() == place;
    if (!right) {
      report(
          claim,
          LintRule.RANK_DIFFERS,
          "数据为%d个中的第%d位".formatted(all.size(), place),
          "the figures have place %d of %d".formatted(place, all.size()));
    }
  }

  private List<Area> level(Area area) {
    return against.figures().catalogue().areas().stream()
        .filter(other -> other.level().equals(area.level()) && other.parent().equals(area.parent()))
        .toList();
  }

  private void share(Claim claim, Indicator indicator) {
    Scope scope = claim.of().scope();
    Indicator of = claim.whole() == null ? indicator : claim.whole();
    Fraction part = against.known(indicator, scope).map(ClaimsCheck::total).orElse(null);
    Fraction whole = against.known(of, other(claim)).map(ClaimsCheck::total).orElse(null);
    boolean comparable = indicator.display().currency().equals(of.display().currency());
    if (part == null || whole == null || whole.sign() <= 0 || !comparable) {
      return;
    }
    number(claim);
    Fraction percent = part.dividedBy(whole).times(PER_CENT);
    if (!Interval.ofPrinted(claim.number()).contains(percent)) {
      String known = decimal(percent, claim.number()) + "%";
      report(claim, LintRule.SHARE_DIFFERS, "数据为" + known, "the figures have " + known);
    }
  }

  private void points(Claim claim, Indicator indicator) {
    Fraction now = growth(indicator, claim.of().scope());
    Fraction then = growth(indicator, other(claim));
    if (now == null || then == null) {
      return;
    }
    number(claim);
    int decimals = indicator.display().rateDecimals();
    Fraction exact = now.minus(then);
    BigDecimal published =
        Rounding.HALF_UP.decimal(now, decimals).subtract(Rounding.HALF_UP.decimal(then, decimals));
    boolean right =
        Interval.ofPrinted(claim.number()).contains(exact)
            || published.compareTo(claim.number()) == 0;
    if (!right) {
      String known = decimal(exact, claim.number());
      report(
          claim,
          LintRule.POINTS_DIFFER,
          "数据为" + known + "个百分点",
          "the figures have " + known + " percentage points");
    }
  }

  private void number(Claim claim) {
    compared.counted();
    compared.rate(claim.place(), claim.number());
  }

  private @Nullable Fraction growth(Indicator indicator, Scope scope) {
    return against.known(indicator, scope).map(ClaimsCheck::growth).orElse(null);
  }

  /** Where a claim names no period or no area, it is that of its figure. */
  private Scope other(Claim claim) {
    Scope own = claim.of().scope();
    Scope other = claim.other();
    Month month = own.month(against.month());
    String area = other.area() != null && other.area().isEmpty() ? own.area() : other.area();
    return switch (claim.kind()) {
      case POINTS_SINCE_MONTH -> earlier(own, month.month() == 1 ? null : month.plus(-1));
      case POINTS_SINCE_YEAR -> new Scope(own.span(), month.year() - 1, own.number(), own.area());
      default ->
          other.span() == Scope.Span.TEXT && other.year() == null
              ? own.in(area)
              : new Scope(
                  other.span(),
                  other.year() == null ? Integer.valueOf(month.year()) : other.year(),
                  other.number(),
                  area);
    };
  }

  /** The cumulative of the month before; a month alone is compared with a month alone. */
  private static Scope earlier(Scope own, @Nullable Month before) {
    if (before == null) {
      return own.in(null);
    }
    Scope.Span span = own.span() == Scope.Span.MONTH ? Scope.Span.MONTH : Scope.Span.CUMULATIVE;
    return new Scope(span, before.year(), before.month(), own.area());
  }

  private static String decimal(Fraction exact, BigDecimal printed) {
    return Rounding.HALF_UP
        .decimal(exact, Math.max(0, printed.scale()) + MORE_DECIMALS)
        .toPlainString();
  }

  private void report(Claim claim, LintRule rule, String chinese, String english) {
    findings.accept(
        new Finding(
            claim.place(),
            rule,
            "%s“%s”:%s;核对文稿或数据".formatted(claim.of().words(), claim.words(), chinese),
            "\"%s\", \"%s\": %s; check text and data"
                .formatted(claim.of().words(), claim.words(), english)));
  }
}
