package io.tongji.console.users;

import io.tongji.failure.Failure;
import java.util.List;

/**
 * An account of the console.
 *
 * @param name of the user, as the records and the log have it
 * @param role what it is for
 * @param forms that a clerk feeds; empty: all
 * @param areas whose units a clerk feeds; empty: all
 * @param password as it is kept
 * @param disabled true if nobody can log in with it
 */
public record Account(
    String name,
    DeskRole role,
    List<String> forms,
    List<String> areas,
    PasswordHash password,
    boolean disabled) {

  private static final String NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,39}";

  /**
   * Copies the lists.
   *
   * @throws Failure if the name is none
   */
  public Account {
    forms = List.copyOf(forms);
    areas = List.copyOf(areas);
    if (!name.matches(NAME)) {
      throw Failure.setting(
          "\"" + name + "\" is no name of a user",
          "give up to 40 letters, digits, dots, hyphens and underscores");
    }
  }

  /** True if it feeds returns on a form. */
  public boolean feeds(String form) {
    return role == DeskRole.CLERK && (forms.isEmpty() || forms.contains(form));
  }

  /** The same, which nobody can log in with. */
  public Account asDisabled() {
    return new Account(name, role, forms, areas, password, true);
  }

  /** The same with another password, and enabled. */
  public Account withPassword(PasswordHash other) {
    return new Account(name, role, forms, areas, other, false);
  }
}
