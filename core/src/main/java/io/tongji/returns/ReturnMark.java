package io.tongji.returns;

import io.tongji.digest.Sha256;
import java.security.MessageDigest;

/**
 * A short mark of what a return states, whatever was explained: two returns of a unit and period
 * with the same mark state the same.
 */
public final class ReturnMark {

  private static final int DIGITS = 12;

  private ReturnMark() {}

  /** The mark, hexadecimal digits that no spreadsheet program takes for a number. */
  public static String of(Return handedIn) {
    MessageDigest digest = Sha256.empty();
    Sha256.update(digest, handedIn.form().code() + ' ' + handedIn.unitId());
    Sha256.update(digest, ' ' + handedIn.number() + ' ' + handedIn.withdrawn());
    ReturnAmounts figures = handedIn.figures();
    for (int slot = 0; slot < handedIn.form().amounts().size(); slot++) {
      Sha256.update(digest, figures.has(slot) ? " " + figures.get(slot) : " -");
    }
    return "M" + Sha256.hex(digest).substring(0, DIGITS);
  }
}
