package io.tongji.disclosure;

/** A protection of the plan; each can be left out in tests, to show that an attack needs it. */
enum Protection {
  /** A cell suppressed stays so to the end of the year. */
  RATCHET,
  /** Cells are suppressed where others would give them away. */
  SECONDARY,
  /** The months implied by two cumulatives are judged. */
  IMPLIED,
  /** Months are withheld where month and cumulatives give single units away. */
  CARRY,
  /** Revisions are held where the difference gives single units away. */
  REVISION,
  /** Bases that growth gives are judged. */
  BASE,
  /** Bases less last year's published figures are judged. */
  COMPARISON,
  /** Investment less construction is judged. */
  PARTS,
  /** The units that have not reported are judged before a coverage rate. */
  COVERAGE
}
