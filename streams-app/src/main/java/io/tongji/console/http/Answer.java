package io.tongji.console.http;

import io.tongji.console.html.Element;
import io.tongji.console.html.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request gets.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body whole
 * @param headers more of them; cookies apart
 */
public record Answer(int status, String type, byte[] body, Map<String, String> headers) {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String JSON = "application/json; charset=utf-8";

  /** Copies the map. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /** A page. */
  public static Answer page(Element html) {
    return page(200, html);
  }

  /** A page that says why there is no other. */
  public static Answer page(int status, Element html) {
    return new Answer(status, HTML, Html.document(html).getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** Another page, to be asked for by GET. */
  public static Answer seeOther(String path) {
    return new Answer(303, "text/plain; charset=utf-8", new byte[0], Map.of("Location", path));
  }

  /** Data for the script of a page. */
  public static Answer json(byte[] json) {
    return new Answer(200, JSON, json, Map.of());
  }

  /**
   * One event for a page that lies open (WHATWG, server-sent events). The connection is not kept:
   * the browser asks again by itself, so that pages hold no connections, and each time the session
   * is looked at.
   *
   * @param data of the event
   * @param again after so many milliseconds
   */
  public static Answer event(String data, int again) {
    String event = "retry: " + again + "\ndata: " + data + "\n\n";
    return new Answer(
        200, "text/event-stream; charset=utf-8", event.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** A part of a page, or a file of the program. */
  public static Answer asset(String type, byte[] body) {
    return new Answer(200, type, body, Map.of());
  }

  /** A file to be kept, under a name of the user's language. */
  public static Answer download(String type, byte[] body, String name) {
    String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return new Answer(
        200, type, body, Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + encoded));
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, type, body, more);
  }
}
