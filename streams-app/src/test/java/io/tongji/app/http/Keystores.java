package io.tongji.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keystores as an operator makes them, and clients that trust them and nothing else. */
public final class Keystores {

  private static final int DAYS = 2;

  private Keystores() {}

  /** Makes a key of 127.0.0.1 with its certificate. */
  public static void make(Path keystore, String password) throws IOException, InterruptedException {
    make(keystore, password, Duration.ofDays(DAYS));
  }

  /** The same, with a certificate that expires so soon, within two days. */
  public static void make(Path keystore, String password, Duration expires)
      throws IOException, InterruptedException {
    make(keystore, password, expires, "127.0.0.1");
  }

  /** Makes a key of somebody with a certificate that says so. */
  public static void makeOf(String name, Path keystore, String password)
      throws IOException, InterruptedException {
    make(keystore, password, Duration.ofDays(DAYS), name);
  }

  private static void make(Path keystore, String password, Duration expires, String name)
      throws IOException, InterruptedException {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command =
        List.of(
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "tongji",
            "-keyalg",
            "EC",
            "-dname",
            "CN=" + name,
            "-ext",
            "SAN=IP:127.0.0.1",
            "-startdate",
            "-" + DAYS + "d+" + expires.toSeconds() + "S",
            "-validity",
            Integer.toString(DAYS),
            "-storetype",
            "PKCS12",
            "-keystore",
            keystore.toString(),
            "-storepass",
            password);
    Path log = keystore.resolveSibling("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }

  /** The keystore's own certificate as text. */
  public static String certificate(Path keystore, String password)
      throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(keystore)) {
      made.load(bytes, password.toCharArray());
    }
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(made.getCertificate("tongji").getEncoded())
        + "\n-----END CERTIFICATE-----";
  }

  /** Trust in the keystore's own certificate. */
  static SSLContext trusting(Path keystore, String password)
      throws IOException, GeneralSecurityException {
    return between(keystore, Optional.empty(), password);
  }

  private static KeyStore read(Path keystore, String password)
      throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream bytes = Files.newInputStream(keystore)) {
      made.load(bytes, password.toCharArray());
    }
    return made;
  }

  /** Trust in the certificate of a server, with a client's own key if it has one. */
  public static SSLContext between(Path server, Optional<Path> client, String password)
      throws IOException, GeneralSecurityException {
    KeyStore made = read(server, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("tongji", made.getCertificate("tongji"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    if (client.isPresent()) {
      keys.init(read(client.get(), password), password.toCharArray());
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(client.isPresent() ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
    return context;
  }

  /** A socket of TLS above a connection. */
  static Socket trusting(Socket connection, Path keystore, String password)
      throws IOException, GeneralSecurityException {
    return trusting(keystore, password)
        .getSocketFactory()
        .createSocket(connection, "127.0.0.1", connection.getPort(), false);
  }
}
