package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.nio.file.Path;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the server's side of TLS from a keystore. */
final class Tls {

  private Tls() {}

  static SslContextFactory.Server context(HttpSettings settings) {
    Path keystore = settings.keystore().orElseThrow();
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStoreType("PKCS12");
    context.setKeyStorePath(keystore.toUri().toString());
    context.setKeyStorePassword(settings.keystorePassword().orElse(""));
    try {
      context.start();
      return context;
    } catch (Exception unusable) {
      throw Failure.setting(
          settings.prefix()
              + ".tls.keystore.path cannot be used: \""
              + keystore
              + "\" ("
              + unusable.getMessage()
              + ")",
          "give a readable PKCS12 keystore and its "
              + settings.prefix()
              + ".tls.keystore.password");
    }
  }
}
