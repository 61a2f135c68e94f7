package io.tongji.console.pages;

import io.tongji.console.http.Answer;
import io.tongji.console.http.Visit;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The script, the style and the icon of the pages. */
final class Assets {

  private static final Map<String, String> TYPES =
      Map.of(
          "console.js", "text/javascript; charset=utf-8",
          "console.css", "text/css; charset=utf-8",
          "console.svg", "image/svg+xml");

  private final Map<String, Answer> files = new HashMap<>();

  Assets() {
    TYPES.forEach((name, type) -> files.put(name, Answer.asset(type, read(name))));
  }

  private static byte[] read(String name) {
    try (InputStream file = Assets.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(file, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Answer show(Visit visit) {
    Answer file = files.get(visit.variable("file"));
    if (file == null) {
      throw Failure.setting("there is no file " + visit.variable("file"), "reload the page");
    }
    return file;
  }
}
