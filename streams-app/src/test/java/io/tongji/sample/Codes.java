package io.tongji.sample;

import java.util.Locale;

/** Makes codes of enterprises (GB 32100-2015, GB 11714) and projects that cannot be real ones. */
final class Codes {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] INNER_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private Codes() {}

  /** The unified social credit code of the n-th firm; the organisation part begins with YB, 样本. */
  static String enterprise(int number) {
    String place = number % 50 == 7 ? "310115" : "330483";
    String organisation = String.format(Locale.ROOT, "YB%06d", number);
    String body = "91" + place + organisation + innerCheck(organisation);
    return body + outerCheck(body);
  }

  /** The code of the n-th project: month of approval, region, kind, serial number. */
  static String project(int number, String approved) {
    return String.format(
        Locale.ROOT, "%s-330483-04-%02d-%d", approved, number % 5 + 1, 900_000 + number);
  }

  /** The check character of an organisation code (GB 11714): 10 is X, 11 is 0. */
  static char innerCheck(String organisation) {
    int sum = 0;
    for (int i = 0; i < organisation.length(); i++) {
      sum += Character.digit(organisation.charAt(i), 36) * INNER_WEIGHTS[i];
    }
    return "0X987654321".charAt(sum % 11);
  }

  private static char outerCheck(String body) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      sum += ALPHABET.indexOf(body.charAt(i)) * weight;
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }
}
