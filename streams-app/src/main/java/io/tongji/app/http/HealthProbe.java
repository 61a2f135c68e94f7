package io.tongji.app.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Asks the instance on this machine over TLS whether it is ready, for the image's health check. */
public final class HealthProbe {

  private static final String HOST = "127.0.0.1";
  private static final int PATIENCE_MILLIS = 3_000;
  private static final byte[] REQUEST =
      "GET /health/ready HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private HealthProbe() {}

  /** Takes the port; ends with 0 if the instance is ready. */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    System.exit(isReady(Integer.parseInt(arguments[0])) ? 0 : 1);
  }

  private static boolean isReady(int port) throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anybody()}, null);
    try (Socket connection = new Socket()) {
      connection.connect(new InetSocketAddress(HOST, port), PATIENCE_MILLIS);
      connection.setSoTimeout(PATIENCE_MILLIS);
      try (Socket secured = context.getSocketFactory().createSocket(connection, HOST, port, true);
          BufferedReader answer =
              new BufferedReader(
                  new InputStreamReader(secured.getInputStream(), StandardCharsets.US_ASCII))) {
        secured.getOutputStream().write(REQUEST);
        String status = answer.readLine();
        return status != null && status.matches("HTTP/1\\.[01] 200( .*)?");
      }
    }
  }

  /**
   * The certificate names the machine as others see it; nothing is sent but a request for health.
   */
  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String algorithm) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String algorithm) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
