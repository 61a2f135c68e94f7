package io.tongji.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does: keeps cookies, sends forms with the token of the page. */
public final class TestBrowser {

  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
  private static final String BOUNDARY = "----tongji-test";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;
  private final Map<String, String> cookies = new HashMap<>();
  private final Map<String, String> headers = new HashMap<>();
  private String token = "";

  /** A browser that has logged in nowhere. */
  public TestBrowser(URI server) {
    this.server = server;
  }

  /** Sends this header with each request from now on. */
  public TestBrowser with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  /** The cookies, by name. */
  public Map<String, String> cookies() {
    return cookies;
  }

  /** The address of the server. */
  public URI server() {
    return server;
  }

  /** The token of the last page that had one. */
  public String token() {
    return token;
  }

  /** Forgets the token, as a page of another site that does not know it. */
  public TestBrowser withoutToken() {
    token = "";
    return this;
  }

  /** Asks for a page. */
  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /** Sends a form of fields: names and values in turn. */
  public HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    List<String> pairs = new ArrayList<>(List.of("token=" + encoded(token)));
    for (int at = 0; at < fields.length; at += 2) {
      pairs.add(fields[at] + "=" + encoded(fields[at + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", pairs))));
  }

  /** Sends files with the fields of the page where they are brought. */
  public HttpResponse<String> upload(String form, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    return upload(form, "", files);
  }

  /** Brings files whose rows are all of a period; empty: as each says. */
  public HttpResponse<String> upload(String form, String period, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    return bring("/feed", Map.of("form", form, "unit", "", "period", period), files);
  }

  /** Sends fields and files with the token of the page. */
  public HttpResponse<String> bring(
      String path, Map<String, String> fields, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    field(body, "token", token);
    for (Map.Entry<String, String> field : fields.entrySet()) {
      field(body, field.getKey(), field.getValue());
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      write(
          body,
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
              .formatted(BOUNDARY, file.getKey()));
      body.write(file.getValue());
      write(body, "\r\n");
    }
    write(body, "--" + BOUNDARY + "--\r\n");
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  /** A file that is handed out. */
  public byte[] file(String path) throws IOException, InterruptedException {
    return client.send(request(path).GET().build(), BodyHandlers.ofByteArray()).body();
  }

  private static void field(ByteArrayOutputStream body, String name, String value)
      throws IOException {
    write(
        body,
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value));
  }

  private static void write(ByteArrayOutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Logs in, and reads the page that follows. */
  public void login(String user, String password) throws IOException, InterruptedException {
    assertThat(post("/login", "name", user, "password", password).statusCode()).isEqualTo(303);
    assertThat(get("/password").statusCode()).isEqualTo(200);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    headers.forEach(request::setHeader);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    Matcher found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }
}
