package io.tongji.log.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Objects;

/** A user's name and password, joined by a colon; printed nowhere. */
record BasicAuth(String userInfo) {
  BasicAuth {
    Objects.requireNonNull(userInfo, "userInfo");
    if (userInfo.indexOf(':') < 0) {
      throw new IllegalArgumentException(
          "user info of the registry is not of the form user:password");
    }
  }

  String header() {
    return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "BasicAuth[hidden]";
  }
}
