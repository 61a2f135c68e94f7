package io.tongji.console.users;

import io.tongji.failure.Failure;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: by PBKDF2 with HMAC-SHA256 (RFC 8018), in as many rounds as OWASP
 * recommends.
 *
 * @param rounds of the function
 * @param salt in hexadecimal
 * @param hash in hexadecimal
 */
public record PasswordHash(int rounds, String salt, String hash) {

  /** Rounds of a new password. */
  public static final int ROUNDS = 600_000;

  /** Fewest characters of a password. */
  public static final int SHORTEST = 10;

  private static final int LONGEST = 200;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Keeps a new password.
   *
   * @throws Failure if it is too short or too long
   */
  public static PasswordHash of(String password) {
    return of(password, ROUNDS);
  }

  static PasswordHash of(String password, int rounds) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw Failure.setting(
          "the password has %d characters".formatted(password.length()),
          "give one of %d to %d".formatted(SHORTEST, LONGEST));
    }
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new PasswordHash(rounds, HexFormat.of().formatHex(salt), derive(password, salt, rounds));
  }

  /** True if this is the password; takes as long if it is not. */
  public boolean matches(String password) {
    if (password.length() > LONGEST) {
      return false;
    }
    byte[] given = HexFormat.of().parseHex(derive(password, HexFormat.of().parseHex(salt), rounds));
    return MessageDigest.isEqual(given, HexFormat.of().parseHex(hash));
  }

  private static String derive(String password, byte[] salt, int rounds) {
    PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
    try {
      return HexFormat.of()
          .formatHex(
              SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                  .generateSecret(key)
                  .getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    } finally {
      key.clearPassword();
    }
  }
}
