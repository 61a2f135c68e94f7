package io.tongji.ingest;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which file was fed.
 *
 * @param name of the file, without its folder
 * @param bytes its size
 * @param sha256 digest of its content, in hexadecimal
 */
public record FedFile(String name, long bytes, String sha256) {

  private static final int BUFFER = 1 << 16;

  /**
   * Reads a file once.
   *
   * @throws Failure if it cannot be read
   */
  public static FedFile of(Path file) {
    try (DigestInputStream stream = new DigestInputStream(Files.newInputStream(file), digest())) {
      long bytes = drain(stream);
      String digest = HexFormat.of().formatHex(stream.getMessageDigest().digest());
      return new FedFile(String.valueOf(file.getFileName()), bytes, digest);
    } catch (IOException e) {
      throw Failure.setting(
              file + ": the file cannot be read (" + e + ")", "check its name and your permissions")
          .from(e);
    }
  }

  private static long drain(InputStream stream) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
      bytes += read;
    }
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
