package io.tongji.console.http;

import java.nio.file.Path;

/**
 * A file that a form brought.
 *
 * @param name as the browser called it, which is never a path; see {@link #safe}
 * @param content where it lies; whoever wants to keep it moves it away
 */
public record Upload(String name, Path content) {

  private static final int LONGEST = 60;

  /** Makes the name one of a file within a folder. */
  public Upload {
    name = safe(name);
  }

  /**
   * The last part of a name, without what is special to any file system; the ending stays when the
   * rest is cut.
   */
  static String safe(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}:*?\"<>|]", "_").strip();
    String named = plain.replaceFirst("^\\.+", "_");
    if (named.isEmpty()) {
      return "file";
    }
    int dot = named.lastIndexOf('.');
    String ending = dot < 0 || named.length() - dot > 8 ? "" : named.substring(dot);
    String stem = named.substring(0, named.length() - ending.length());
    int points = stem.codePointCount(0, stem.length());
    return points <= LONGEST
        ? named
        : stem.substring(0, stem.offsetByCodePoints(0, LONGEST)) + ending;
  }
}
