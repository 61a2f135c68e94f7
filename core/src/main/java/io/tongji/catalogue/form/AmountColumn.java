package io.tongji.catalogue.form;

/**
 * A column of a form that holds an amount.
 *
 * @param name as in files and Avro, e.g. {@code ytd}
 * @param header the Chinese heading, e.g. 本年累计
 */
public record AmountColumn(String name, String header) {

  /** Marks the columns in which the respondent states the year before. */
  public static final String PRIOR = "prior_";

  /** True where the respondent states the year before. */
  public boolean prior() {
    return name.startsWith(PRIOR);
  }
}
