package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import io.tongji.lint.text.ClauseValues.Value;
import io.tongji.lint.text.ClauseValues.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one sentence, clause by clause. */
final class SentenceReader {

  /** Behind it stands what something is compared with: 高于全市平均增速. */
  private static final Pattern COMPARED = Pattern.compile("[高低快慢]于|[比较]");

  private final Vocabulary vocabulary;
  private final ClauseValues values;
  private final RateReader rates;
  private final ClaimReader claims;
  private final PartsReader parts = new PartsReader();
  private final List<OpenFigure> all = new ArrayList<>();
  private final StringBuilder said = new StringBuilder();
  private final List<GrowthAlone> growths = new ArrayList<>();
  private List<OpenFigure> last = List.of();
  private boolean planned;
  private boolean itemEnded;
  private boolean directly;
  private final @Nullable Integer textYear;
  private Scope scope;

  /**
   * A reader of one sentence.
   *
   * @param planned true if the text has begun to state plans before it
   * @param scope of the sentence before
   * @param textYear year of the text; null: it names none
   */
  SentenceReader(
      Vocabulary vocabulary,
      ClauseValues values,
      boolean planned,
      Scope scope,
      @Nullable Integer textYear) {
    this.vocabulary = vocabulary;
    this.values = values;
    this.claims = new ClaimReader(vocabulary);
    this.scope = scope;
    this.textYear = textYear;
    this.rates = new RateReader(vocabulary.patterns());
    this.planned = planned;
  }

  /**
   * Reads a clause.
   *
   * @param clause without what ends it
   * @param at where it begins
   * @param end what ends it; empty at the end of a line
   */
  void read(String clause, TextPlace at, String end) {
    Patterns patterns = vocabulary.patterns();
    if (patterns.finds(Role.PARTS, clause)) {
      parts.open();
      itemEnded = false;
    }
    planned |= patterns.finds(Role.PLAN, clause);
    int claim = claims.begin(clause);
    if (claim > 0 && !values.of(clause.substring(0, claim)).isEmpty()) {
      directly = readValues(clause.substring(0, claim), at);
      TextPlace rest = new TextPlace(at.line(), at.column() + claim);
      claims.take(clause.substring(claim), rest, last, this::named);
    } else if (rates.take(clause, last, directly) || claims.take(clause, at, last, this::named)) {
      directly &= !last.isEmpty();
    } else {
      directly = !takeGrowthAlone(clause, at) && readValues(clause, at);
    }
    itemEnded |= patterns.finds(Role.ITEM_END, end);
  }

  /** What words name without an amount: an indicator, of the period and area of the sentence. */
  private Optional<Claim.ClaimSubject> named(String words) {
    Matcher compared = COMPARED.matcher(words);
    String own = compared.find() ? words.substring(0, compared.start()) : words;
    Matcher growth = vocabulary.patterns().matcher(Role.OF_GROWTH, own);
    String name = growth.find() ? own.substring(0, growth.start()) : own;
    @Nullable Indicator indicator = vocabulary.names().in(name);
    return indicator == null
        ? Optional.empty()
        : Optional.of(
            new Claim.ClaimSubject(
                name, indicator, vocabulary.scopes().read(name, scope, textYear), !planned));
  }

  /**
   * Takes a clause with the growth of something and without its amount. What follows is said of
   * that, and no more of the figure before.
   */
  private boolean takeGrowthAlone(String clause, TextPlace at) {
    Matcher found = vocabulary.patterns().matcher(Role.GROWTH_OF, clause);
    if (!found.find() || !values.of(clause).isEmpty()) {
      return false;
    }
    String name = vocabulary.patterns().without(Role.VERB, found.group("name"));
    @Nullable Indicator indicator = vocabulary.names().of(name, name, "", said + clause);
    if (indicator == null && !vocabulary.scopes().namesArea(name)) {
      return false;
    }
    scope = vocabulary.scopes().read(name, scope, textYear);
    said.append(clause).append('\n');
    last = List.of();
    @Nullable StatedGrowth growth =
        indicator == null || planned ? null : rates.only(found.group("values"), indicator);
    if (growth != null) {
      growths.add(new GrowthAlone(at, name, Objects.requireNonNull(indicator), scope, growth));
    }
    return true;
  }

  /** Reads the values of a clause; true if it has one that a growth behind it may be of. */
  private boolean readValues(String clause, TextPlace at) {
    List<OpenFigure> drafts = new ArrayList<>();
    List<Values> groups = values.of(clause);
    Scope before = scope;
    if (groups.isEmpty()) {
      scope = lasting(vocabulary.scopes().read(clause, scope, textYear), before);
    }
    for (Values group : groups) {
      scope = vocabulary.scopes().read(group.names(), scope, textYear);
      List<OpenFigure> list = drafts(group, clause, at);
      scope = lasting(scope, before);
      boolean complete = group.each() && list.size() > 1;
      parts.take(list, complete, itemEnded);
      drafts.addAll(list);
    }
    said.append(clause).append('\n');
    all.addAll(drafts);
    if (drafts.isEmpty()) {
      return false;
    }
    boolean changes = groups.stream().allMatch(group -> isChange(group.names()));
    if (!changes || last.isEmpty()) {
      last = drafts;
      rates.take(drafts.get(drafts.size() - 1).behind(), last, true);
    }
    return true;
  }

  /** 上年同期 is said of one amount, or of none (上年同期为零), and not of what follows. */
  private static Scope lasting(Scope read, Scope before) {
    return read.span() == Scope.Span.SAME_MONTHS ? before : read;
  }

  /** Words in front of an amount that is a difference: 比上年同期增加20亿元. */
  private boolean isChange(String names) {
    return vocabulary.patterns().ends(Role.UP, names)
        || vocabulary.patterns().ends(Role.DOWN, names);
  }

  private List<OpenFigure> drafts(Values group, String clause, TextPlace at) {
    List<String> names = names(group);
    List<OpenFigure> drafts = new ArrayList<>();
    for (int n = 0; n < group.values().size(); n++) {
      drafts.add(draft(group.values().get(n), names.get(n), clause, at));
    }
    return drafts;
  }

  /** A name for each value: those of a list, or the words in front for all. */
  private List<String> names(Values group) {
    Patterns patterns = vocabulary.patterns();
    if (group.each()) {
      List<String> names = patterns.split(Role.BETWEEN, patterns.without(Role.EACH, group.names()));
      if (names.size() == group.values().size()) {
        return names;
      }
    }
    return Collections.nCopies(group.values().size(), group.names());
  }

  private OpenFigure draft(Value value, String before, String clause, TextPlace at) {
    String behind =
        vocabulary
            .patterns()
            .without(
                Role.MARK,
                clause
                    .substring(clause.indexOf(value.unit().text(), value.offset()))
                    .substring(value.unit().text().length()));
    String name = vocabulary.patterns().without(Role.VERB, before);
    OpenFigure.Found found =
        new OpenFigure.Found(
            value.digits(), value.unit(), sense(value), name, before, behind, scope);
    return new OpenFigure(
        new TextPlace(at.line(), at.column() + value.offset()),
        found,
        vocabulary.names().of(before, name, behind, said + clause));
  }

  private Stated.Sense sense(Value value) {
    if (planned) {
      return Stated.Sense.PLANNED;
    }
    return value.rough() ? Stated.Sense.ROUGH : Stated.Sense.EXACT;
  }

  List<Stated> figures() {
    return all.stream().map(OpenFigure::stated).toList();
  }

  /** What is said of them beside their values. */
  List<Claim> claims() {
    return claims.claims();
  }

  /** Growths that are stated without an amount. */
  List<GrowthAlone> growths() {
    return growths;
  }

  /** The period that the next sentence of the line is about if it names none. */
  Scope scope() {
    return scope.in("");
  }

  List<Reading.StatedParts> wholes() {
    return parts.wholes();
  }
}
