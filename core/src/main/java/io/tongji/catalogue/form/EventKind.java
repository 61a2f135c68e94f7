package io.tongji.catalogue.form;

import java.util.List;

/**
 * What can happen to a unit: a row of events.csv.
 *
 * @param code e.g. project-signed
 * @param name Chinese name
 * @param nameEn English name
 * @param unit code of the unit of its quantity, e.g. MU; empty: it has no quantity
 * @param statuses words for its progress
 */
public record EventKind(
    String code, String name, String nameEn, String unit, List<String> statuses) {

  /** Copies the list. */
  public EventKind {
    statuses = List.copyOf(statuses);
  }
}
