package io.tongji.log.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One base URL of the registry, and what it wants to know of us. */
record RegistryEndpoint(URI base, @Nullable BasicAuth auth) {

  /** Reads a URL that may carry user and password; those of {@code shared} go before them. */
  static RegistryEndpoint parse(String url, @Nullable BasicAuth shared) {
    URI given = uri(url.strip());
    String scheme = given.getScheme();
    if (given.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw new IllegalArgumentException(
          RegistryConfig.URL + " must be http(s)://host[:port][/path], without spaces");
    }
    String port = given.getPort() < 0 ? "" : ":" + given.getPort();
    String path = given.getRawPath().replaceAll("/+$", "");
    URI base = URI.create(scheme + "://" + given.getHost() + port + path);
    String userInfo = given.getUserInfo();
    BasicAuth own = userInfo == null ? null : new BasicAuth(userInfo);
    return new RegistryEndpoint(base, shared == null ? own : shared);
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (auth != null) {
      request.header("Authorization", auth.header());
    }
    return request;
  }

  /** The URL itself is kept out of the message, for it may hold a password. */
  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          RegistryConfig.URL
              + " is not a URL, from character "
              + e.getIndex()
              + " on; percent-encode special characters of user and password");
    }
  }
}
