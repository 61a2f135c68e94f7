package io.tongji.app.http;

import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes the server's side of TLS from a keystore, and asks for certificates of clients. */
final class Tls {

  private Tls() {}

  static SslContextFactory.Server context(HttpSettings settings) {
    Path keystore = settings.keystore().orElseThrow();
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStoreType("PKCS12");
    context.setKeyStorePath(keystore.toUri().toString());
    context.setKeyStorePassword(settings.keystorePassword().orElse(""));
    settings
        .authorities()
        .ifPresent(
            pem -> {
              context.setTrustStore(trusting(settings, pem));
              context.setWantClientAuth(true);
            });
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

  private static KeyStore trusting(HttpSettings settings, Path pem) {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry(Integer.toString(trusted.size()), authority);
      }
      if (trusted.size() == 0) {
        throw new CertificateException("there is no certificate in it");
      }
      return trusted;
    } catch (IOException | GeneralSecurityException unusable) {
      throw Failure.setting(
          settings.prefix()
              + ".tls.client.authorities cannot be used: \""
              + pem
              + "\" ("
              + unusable.getMessage()
              + ")",
          "give a readable file of certificates in PEM");
    }
  }
}
