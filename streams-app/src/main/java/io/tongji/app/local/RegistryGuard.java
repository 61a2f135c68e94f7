package io.tongji.app.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Whom the registry asks who its callers are. Apicurio knows no passwords: it hands those of basic
 * authentication to an OAuth server, and asks that server what the token is worth which it gets.
 * This is the smallest such server, with one account and one token, inside the registry's process.
 * Like all that runs there, it uses the JDK alone.
 */
final class RegistryGuard {

  private static final int LONGEST_QUESTION = 8192;
  private static final int RANDOM_BYTES = 32;
  private static final String NOBODY = "{\"active\":false}";

  private final String user;
  private final String password;
  private final String token = token();

  private RegistryGuard(String userInfo) {
    int colon = userInfo.indexOf(':');
    this.user = userInfo.substring(0, colon);
    this.password = userInfo.substring(colon + 1);
  }

  /** Starts to answer on a free port, and has the registry ask there about every caller. */
  static void admit(String userInfo) throws IOException {
    RegistryGuard guard = new RegistryGuard(userInfo);
    InetAddress loopback = InetAddress.getByName(Ports.LOOPBACK);
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
    server.createContext("/token", exchange -> answer(exchange, guard.login(question(exchange))));
    server.createContext("/known", exchange -> answer(exchange, guard.worth(question(exchange))));
    server.start();
    String url = "http://" + Ports.LOOPBACK + ":" + server.getAddress().getPort();
    System.setProperty("registry.auth.enabled", "true");
    System.setProperty("registry.auth.basic-auth-client-credentials.enabled", "true");
    System.setProperty("registry.auth.token.endpoint", url + "/token");
    System.setProperty("quarkus.oidc.auth-server-url", url);
    System.setProperty("quarkus.oidc.discovery-enabled", "false");
    System.setProperty("quarkus.oidc.introspection-path", "/known");
    System.setProperty("quarkus.oidc.token.require-jwt-introspection-only", "true");
    System.setProperty("quarkus.oidc.token-cache.max-size", "1");
    System.setProperty("quarkus.oidc.token-cache.time-to-live", "1H");
  }

  /** The registry reads only when the token ends; it is worth what {@link #worth} says. */
  private static String token() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return base64("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.US_ASCII))
        + "."
        + base64("{\"exp\":4102444800}".getBytes(StandardCharsets.US_ASCII))
        + "."
        + base64(random);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String login(String question) {
    boolean known =
        isSame(field(question, "client_id"), user)
            & isSame(field(question, "client_secret"), password);
    return known
        ? "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":86400}"
        : "";
  }

  private String worth(String question) {
    return isSame(field(question, "token"), token)
        ? "{\"active\":true,\"sub\":\"" + user + "\",\"username\":\"" + user + "\"}"
        : NOBODY;
  }

  /** True if two texts are the same; takes no longer where they differ late, for secrets. */
  private static boolean isSame(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String field(String question, String name) {
    return Arrays.stream(question.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  private static String question(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_QUESTION);
    return new String(body, StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, String answer) throws IOException {
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(body.length == 0 ? 401 : 200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
