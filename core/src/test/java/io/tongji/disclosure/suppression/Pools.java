package io.tongji.disclosure.suppression;

/** Pools of contributors, written as one number for each holding. */
public final class Pools {

  private Pools() {}

  /** Contributions such as {@code 900 50 30e}: e marks an estimate, any other letter nothing. */
  public static Pool of(String amounts) {
    String[] words = amounts.split(" ");
    Table.Builder table = Table.builder(1, true);
    int atom = table.atom();
    for (int holding = 0; holding < words.length; holding++) {
      long amount = Long.parseLong(words[holding].replaceAll("[a-z]", ""));
      long estimated = words[holding].endsWith("e") ? amount : 0;
      table.contribution(holding, new long[] {amount}, new long[] {estimated});
    }
    return Pool.ofAtom(table.build(), atom);
  }
}
