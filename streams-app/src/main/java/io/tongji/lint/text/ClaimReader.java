package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Reads the clauses that say something of the figure before them: ranks, shares, differences. */
final class ClaimReader {

  private final Patterns patterns;
  private final Names names;
  private final ScopeReader scopes;
  private final List<Open> claims = new ArrayList<>();

  /** A claim on a figure that is still open, or on what the clause names itself. */
  private record Open(Supplier<Claim.ClaimSubject> of, ReadClaim draft) {}

  /** What it says. */
  private record ReadClaim(
      TextPlace place,
      Claim.ClaimKind kind,
      String words,
      BigDecimal number,
      Scope other,
      @Nullable Indicator whole) {}

  ClaimReader(Vocabulary vocabulary) {
    this.patterns = vocabulary.patterns();
    this.names = vocabulary.names();
    this.scopes = vocabulary.scopes();
  }

  /** Where a clause begins to say something of a figure in front: its share, its place; -1: not. */
  int begin(String clause) {
    for (Role role : List.of(Role.RANK, Role.SHARE)) {
      Matcher found = patterns.matcher(role, clause);
      if (found.find()) {
        return found.start();
      }
    }
    return -1;
  }

  /**
   * Takes the clause if it says something of the last figure, or of what it names itself
   * (规上工业总产值占全市的46.3%); false if it does neither.
   *
   * @param named the subject that words in front name, none if they name no indicator
   */
  boolean take(
      String clause,
      TextPlace at,
      List<OpenFigure> before,
      Function<String, Optional<Claim.ClaimSubject>> named) {
    ReadClaim draft = draft(clause, at);
    if (draft == null) {
      return patterns.finds(Role.POINTS, clause);
    }
    OpenFigure last = before.isEmpty() ? null : before.get(before.size() - 1);
    String front = clause.substring(0, clause.indexOf(draft.words()));
    @Nullable Indicator own = names.in(front);
    if (last != null && (own == null || own.equals(last.indicator()))) {
      claims.add(new Open(() -> last.stated().subject(), draft));
    } else {
      named.apply(front).ifPresent(subject -> claims.add(new Open(() -> subject, draft)));
    }
    return true;
  }

  private @Nullable ReadClaim draft(String clause, TextPlace at) {
    Matcher rank = patterns.matcher(Role.RANK, clause);
    if (rank.find()) {
      return rank(rank, clause, at);
    }
    Matcher share = patterns.matcher(Role.SHARE, clause);
    if (share.find()) {
      return share(share, at);
    }
    Matcher points = patterns.matcher(Role.POINTS, clause);
    return points.find() ? points(points, clause, at) : null;
  }

  private @Nullable ReadClaim rank(Matcher rank, String clause, TextPlace at) {
    String place = rank.group("place");
    BigDecimal number =
        place == null
            ? patterns.finds(Role.LAST_PLACE, rank.group()) ? Claim.LAST : BigDecimal.ONE
            : BigDecimal.valueOf(Numerals.of(place));
    boolean growth = patterns.finds(Role.OF_GROWTH, clause.substring(0, rank.end()));
    Claim.ClaimKind kind = growth ? Claim.ClaimKind.RANK_OF_GROWTH : Claim.ClaimKind.RANK;
    return number.signum() == 0
        ? null
        : new ReadClaim(at, kind, rank.group(), number, Scope.OF_THE_TEXT, null);
  }

  private @Nullable ReadClaim share(Matcher share, TextPlace at) {
    BigDecimal percent = Patterns.decimal(Role.SHARE, share, "percent");
    String whole = share.group("whole");
    Indicator of = names.in(whole);
    Scope other = scopes.areaOf(whole);
    if (of == null && !scopes.namesArea(whole)) {
      return null;
    }
    return new ReadClaim(at, Claim.ClaimKind.SHARE, share.group(), percent, other, of);
  }

  private @Nullable ReadClaim points(Matcher points, String clause, TextPlace at) {
    BigDecimal number = Patterns.decimal(Role.POINTS, points, "points");
    boolean fewer = patterns.finds(Role.FEWER_POINTS, clause);
    BigDecimal signed = fewer ? number.negate() : number;
    String words = points.group();
    if (patterns.finds(Role.MONTH_BEFORE, clause)) {
      return new ReadClaim(
          at, Claim.ClaimKind.POINTS_SINCE_MONTH, words, signed, Scope.OF_THE_TEXT, null);
    }
    if (patterns.finds(Role.YEAR_BEFORE, clause)) {
      return new ReadClaim(
          at, Claim.ClaimKind.POINTS_SINCE_YEAR, words, signed, Scope.OF_THE_TEXT, null);
    }
    Scope other = scopes.read(clause, Scope.OF_THE_TEXT, null);
    return other.equals(Scope.OF_THE_TEXT)
        ? null
        : new ReadClaim(at, Claim.ClaimKind.POINTS, words, signed, other, null);
  }

  List<Claim> claims() {
    return claims.stream()
        .map(
            open ->
                new Claim(
                    open.draft().place(),
                    open.draft().kind(),
                    open.of().get(),
                    open.draft().words(),
                    open.draft().number(),
                    open.draft().other(),
                    open.draft().whole()))
        .toList();
  }
}
