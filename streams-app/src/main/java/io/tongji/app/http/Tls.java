package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes the server's side of TLS from a keystore. */
final class Tls {

  private Tls() {}

  static SSLContext context(HttpSettings settings) {
    Path keystore = settings.keystore().orElseThrow();
    char[] password = settings.keystorePassword().orElse("").toCharArray();
    try (InputStream bytes = Files.newInputStream(keystore)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(bytes, password);
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException unusable) {
      throw Failure.setting(
          "http.tls.keystore.path cannot be used: \""
              + keystore
              + "\" ("
              + unusable.getMessage()
              + ")",
          "give a readable PKCS12 keystore and its http.tls.keystore.password");
    }
  }
}
