package io.tongji.app.local;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.scram.ScramCredential;
import org.apache.kafka.common.security.scram.ScramCredentialCallback;
import org.jspecify.annotations.Nullable;

/**
 * Gives a broker what it checks its one {@link Login} by (RFC 5802). Kafka would keep that in its
 * metadata, which a controller cannot ask before it runs, and which directories made by earlier
 * versions lack. Made by Kafka, by its name in the settings of a listener.
 */
public final class LoginCheck implements AuthenticateCallbackHandler {

  /** The least that Kafka takes: a random password of 256 bits cannot be guessed anyway. */
  private static final int ITERATIONS = 4096;

  private static final int BITS = 512;

  private String user = "";
  private @Nullable ScramCredential credential;

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> logins) {
    Map<String, ?> login = logins.get(0).getOptions();
    user = String.valueOf(login.get("username"));
    try {
      credential = credential(String.valueOf(login.get("password")));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no HmacSHA512", missing);
    }
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    String asked = "";
    for (Callback callback : callbacks) {
      if (callback instanceof NameCallback name) {
        asked = name.getDefaultName();
      } else if (callback instanceof ScramCredentialCallback scram) {
        scram.scramCredential(asked.equals(user) ? credential : null);
      } else {
        throw new UnsupportedCallbackException(callback);
      }
    }
  }

  @Override
  public void close() {}

  private static ScramCredential credential(String password) throws GeneralSecurityException {
    byte[] salt = new byte[BITS / Byte.SIZE];
    new SecureRandom().nextBytes(salt);
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS))
            .getEncoded();
    byte[] stored = MessageDigest.getInstance("SHA-512").digest(hmac(salted, "Client Key"));
    return new ScramCredential(salt, stored, hmac(salted, "Server Key"), ITERATIONS);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(key, "HmacSHA512"));
    return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
  }
}
