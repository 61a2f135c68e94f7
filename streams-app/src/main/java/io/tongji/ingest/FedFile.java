package io.tongji.ingest;

import io.tongji.digest.Sha256;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;

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
    try (DigestInputStream stream =
        new DigestInputStream(Files.newInputStream(file), Sha256.empty())) {
      long bytes = drain(stream);
      String digest = Sha256.hex(stream.getMessageDigest());
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
}
