package io.tongji.wire;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One base URL of the registry, and what it wants to know of us. */
record RegistryEndpoint(URI base, @Nullable BasicAuth auth) {

  /** Reads a URL that may carry user and password; those of {@code shared} go before them. */
  static RegistryEndpoint parse(String url, @Nullable BasicAuth shared) {
    URI given = URI.create(url.strip());
    String scheme = given.getScheme();
    if (given.getHost() == null || scheme == null || !scheme.matches("https?")) {
      throw new IllegalArgumentException(
          "not a http(s) URL of a schema registry: " + given.getHost());
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
}
