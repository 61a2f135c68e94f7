package io.tongji.verify.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Which published records a sum follows from: the elimination once more, with each row marked. */
final class Derivation {

  /** A derivation longer than this is named by its beginning. */
  private static final int SHOWN = 12;

  private final int unknowns;
  private final List<Fact> facts;
  private final Function<Fact, LinearSum> ofParts;

  Derivation(int unknowns, List<Fact> facts, Function<Fact, LinearSum> ofParts) {
    this.unknowns = unknowns;
    this.facts = facts;
    this.ofParts = ofParts;
  }

  /**
   * The records, with their factors.
   *
   * @param known parts that are known without them
   */
  List<String> of(LinearSum sum, List<Integer> known) {
    RowSpace space = new RowSpace(unknowns, facts.size() + known.size());
    for (int fact = 0; fact < facts.size(); fact++) {
      space.add(marked(ofParts.apply(facts.get(fact)), fact));
    }
    for (int own = 0; own < known.size(); own++) {
      space.add(marked(LinearSum.of(known.get(own)), facts.size() + own));
    }
    LinearSum residual = space.residual(sum);
    List<String> records = new ArrayList<>();
    for (int i = 0; i < residual.unknowns().length && records.size() < SHOWN; i++) {
      int mark = residual.unknowns()[i] - unknowns;
      if (mark >= 0 && mark < facts.size()) {
        long factor = -RowSpace.signed(residual.factors()[i]);
        String sign = factor == 1 ? "+" : factor == -1 ? "-" : factor + "*";
        records.add(sign + facts.get(mark).record());
      } else if (mark >= 0) {
        records.add("own returns");
        return records;
      }
    }
    return records;
  }

  private LinearSum marked(LinearSum row, int mark) {
    Map<Integer, Long> terms = new TreeMap<>();
    row.addTo(terms, 1);
    terms.put(unknowns + mark, 1L);
    return LinearSum.of(terms);
  }
}
