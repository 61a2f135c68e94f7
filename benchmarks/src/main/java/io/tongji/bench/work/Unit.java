package io.tongji.bench.work;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.RegisterRecord;
import java.util.List;

/**
 * An enterprise or a project.
 *
 * @param number from 0
 * @param id credit code or project code
 * @param forms on which it reports
 * @param register its entries in the order in which they are handed in
 */
record Unit(int number, String id, List<Form> forms, List<RegisterRecord> register) {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  Unit {
    forms = List.copyOf(forms);
    register = List.copyOf(register);
  }

  /** A valid credit code: registration office 91330483, a number, and the check character. */
  static String creditCode(int number) {
    String body = "91330483" + String.format("%09d", number);
    int sum = 0;
    int weight = 1;
    for (int at = 0; at < body.length(); at++) {
      sum += ALPHABET.indexOf(body.charAt(at)) * weight;
      weight = weight * 3 % ALPHABET.length();
    }
    return body + ALPHABET.charAt(Math.floorMod(-sum, ALPHABET.length()));
  }

  /** A project code in the manner of the approval offices. */
  static String projectCode(int number) {
    return String.format("2201-330483-04-%07d", number);
  }
}
