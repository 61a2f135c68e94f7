package io.tongji.console.http;

import io.tongji.catalogue.Language;
import io.tongji.console.users.Account;
import io.tongji.console.users.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that was let in.
 *
 * @param route that it is for
 * @param variables of its path
 * @param query of its address
 * @param form what a form says; of several fields of a name all
 * @param files that the form brought
 * @param who who asks
 */
public record Visit(
    Route route,
    Map<String, String> variables,
    Map<String, String> query,
    Map<String, List<String>> form,
    List<Upload> files,
    Visitor who) {

  /** Bytes of the files that a form brings at most. */
  public static final long LARGEST = 50L * 1024 * 1024;

  /** Files that a form brings at most. */
  public static final int MOST_FILES = 24;

  /** What is said of more. */
  public static String tooMuch(Language language) {
    return language.of(
        "一次上传不得超过 50 MB、24 个文件", "No more than 50 MB and 24 files can be sent at once.");
  }

  /**
   * Who asks.
   *
   * @param session that the browser has; empty: it has none
   * @param account of the session
   * @param introduced name that a proxy or a certificate proves; empty: none does
   * @param address of the browser
   * @param language of the pages
   */
  public record Visitor(
      Optional<Session> session,
      Optional<Account> account,
      Optional<String> introduced,
      String address,
      Language language) {}

  /** The language of the page. */
  public Language language() {
    return who.language();
  }

  /** The account that asks, on a route that asks for a login. */
  public Account account() {
    return who.account().orElseThrow();
  }

  /** What the forms of the page have to say; empty before the login. */
  public String token() {
    return who.session().map(Session::token).orElse("");
  }

  /** A part of the path. */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException(route + " has no variable " + name);
    }
    return value;
  }

  /** A part of the query; empty: it is not there. */
  public String query(String name) {
    return query.getOrDefault(name, "").strip();
  }

  /** A field of the form, without blanks around it; empty: it is not there. */
  public String field(String name) {
    List<String> values = form.get(name);
    return values == null || values.isEmpty() ? "" : values.get(0).strip();
  }

  /** A field as it was typed; a password may begin with a blank. */
  public String secret(String name) {
    List<String> values = form.get(name);
    return values == null || values.isEmpty() ? "" : values.get(0);
  }

  /** All fields of a name. */
  public List<String> fields(String name) {
    @Nullable List<String> values = form.get(name);
    return values == null ? List.of() : values;
  }
}
