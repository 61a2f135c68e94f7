package io.tongji.console.http;

import io.tongji.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/**
 * Who a request comes from if somebody else has proved it: a reverse proxy that the user has logged
 * in at, or an authority that has given the user a certificate. Either names an account of the
 * console; what it may do is the account's.
 *
 * @param proxies addresses of proxies that are believed
 * @param secret that a proxy sends with each request; empty: none is believed
 */
public record Introduction(List<String> proxies, Optional<String> secret) {

  /** Of the user's name, as the proxy knows it. */
  public static final String USER = "X-Tongji-User";

  /** Of the secret that proxy and console share. */
  public static final String SECRET = "X-Tongji-Secret";

  /** Nobody is introduced by a proxy. */
  public static final Introduction NONE = new Introduction(List.of(), Optional.empty());

  private static final int SHORTEST = 32;

  /**
   * Copies the list.
   *
   * @throws Failure if the secret can be guessed
   */
  public Introduction {
    proxies = List.copyOf(proxies);
    if (secret.isPresent() && secret.get().length() < SHORTEST) {
      throw Failure.setting(
          "console.proxy.secret is shorter than " + SHORTEST + " characters",
          "give one that cannot be guessed, such as that of openssl rand -hex 32");
    }
  }

  /** The user whom a proxy or a certificate names; empty: nobody does. */
  Optional<String> user(Request request) {
    return isOfProxy(request)
        ? Optional.ofNullable(request.getHeaders().get(USER)).filter(name -> !name.isBlank())
        : certified(request);
  }

  /**
   * The address of the browser: what a proxy that is believed says of it, else the connection's.
   */
  String address(Request request) {
    String connection = Request.getRemoteAddr(request);
    if (!isOfProxy(request)) {
      return connection;
    }
    List<String> hops = request.getHeaders().getCSV(HttpHeader.X_FORWARDED_FOR, false);
    return hops.isEmpty() ? connection : hops.get(hops.size() - 1);
  }

  private boolean isOfProxy(Request request) {
    HttpFields headers = request.getHeaders();
    String said = headers.get(SECRET);
    return secret.isPresent()
        && said != null
        && proxies.contains(Request.getRemoteAddr(request))
        && MessageDigest.isEqual(bytes(secret.get()), bytes(said));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** TLS lets no certificate through that is not of an authority that is trusted. */
  private static Optional<String> certified(Request request) {
    return request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
            instanceof EndPoint.SslSessionData session
        ? Optional.ofNullable(session.peerCertificates())
            .filter(chain -> chain.length > 0)
            .flatMap(chain -> commonName(chain[0]))
        : Optional.empty();
  }

  private static Optional<String> commonName(X509Certificate certificate) {
    try {
      return new LdapName(certificate.getSubjectX500Principal().getName())
          .getRdns().stream()
              .filter(part -> part.getType().equalsIgnoreCase("CN"))
              .map(part -> String.valueOf(part.getValue()))
              .findFirst();
    } catch (InvalidNameException nameless) {
      throw new IllegalStateException("no name of a certificate", nameless);
    }
  }
}
