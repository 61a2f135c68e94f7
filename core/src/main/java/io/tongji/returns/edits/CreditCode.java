package io.tongji.returns.edits;

import java.util.Optional;

/** The unified social credit code of GB 32100-2015: 18 characters, the last a check character. */
public final class CreditCode {

  private static final int LENGTH = 18;
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int BASE = ALPHABET.length();
  private static final int[] VALUE = new int[128];

  static {
    java.util.Arrays.fill(VALUE, -1);
    for (int value = 0; value < BASE; value++) {
      VALUE[ALPHABET.charAt(value)] = value;
    }
  }

  private CreditCode() {}

  /** The place, from 0, of the first character that no code has; -1 if there is none. */
  public static int foreignCharacter(String code) {
    for (int at = 0; at < code.length(); at++) {
      if (ALPHABET.indexOf(code.charAt(at)) < 0) {
        return at;
      }
    }
    return -1;
  }

  /** What is wrong with the code, if anything. */
  public static Optional<RejectionReason> check(String code) {
    if (code.length() != LENGTH) {
      return Optional.of(RejectionReason.BAD_UNIT_ID);
    }
    int sum = 0;
    int weight = 1;
    for (int at = 0; at < LENGTH; at++) {
      char character = code.charAt(at);
      int value = character < VALUE.length ? VALUE[character] : -1;
      if (value < 0) {
        return Optional.of(RejectionReason.BAD_UNIT_ID);
      }
      sum += at < LENGTH - 1 ? value * weight : value;
      weight = weight * 3 % BASE;
    }
    return sum % BASE == 0 ? Optional.empty() : Optional.of(RejectionReason.CHECK_DIGIT);
  }
}
