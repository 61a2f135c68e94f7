package io.tongji.app.local;

import io.tongji.failure.Failure;
import io.tongji.output.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The name and the password by which a local server knows the programs of its own account. The
 * password is drawn when the server first starts in a directory, and lies there in a file that
 * nobody else may read.
 *
 * @param user name
 * @param password 256 random bits, of letters and digits that need no escape anywhere
 */
record Login(String user, String password) {

  static final String MECHANISM = "SCRAM-SHA-512";

  private static final String USER = "tongji";
  private static final String FILE = "tongji.secret";
  private static final int BYTES = 32;

  /**
   * The login of the server that owns a directory; it is made where there is none.
   *
   * @throws Failure if its file cannot be read or written
   */
  static Login in(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        String drawn = draw();
        AtomicFile.write(file, out -> out.write(drawn.getBytes(StandardCharsets.US_ASCII)));
      }
      return new Login(USER, Files.readString(file, StandardCharsets.US_ASCII).strip());
    } catch (IOException failed) {
      throw Failure.setting(
              "the password of a local server cannot be kept: " + failed,
              "make room in "
                  + directory
                  + " if its disk is full, or remove "
                  + file
                  + " so that another is drawn")
          .from(failed);
    }
  }

  private static String draw() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** What a client of Kafka needs to be let in. */
  Map<String, String> kafkaOptions() {
    return Map.of(
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        MECHANISM,
        "sasl.jaas.config",
        jaas());
  }

  /** The login in the form of Java's login modules. */
  String jaas() {
    return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\""
        + user
        + "\" password=\""
        + password
        + "\";";
  }

  /** The login for basic authentication. */
  String userInfo() {
    return user + ":" + password;
  }

  @Override
  public String toString() {
    return "Login[hidden]";
  }
}
