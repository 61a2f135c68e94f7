package io.tongji.app.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names that this instance answers to. A page in a browser can point a name of its own at this
 * machine (DNS rebinding) and would then read all figures; the header Host still has that name.
 */
final class KnownHosts {

  /** An address cannot be pointed elsewhere. */
  private static final Pattern ADDRESS = Pattern.compile("\\[[0-9a-f:.%]+]|\\d+(\\.\\d+){3}");

  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private final Set<String> names = new HashSet<>();

  /** The configured names, besides this machine's. */
  KnownHosts(List<String> configured) {
    names.add("localhost");
    configured.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    try {
      names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
    } catch (UnknownHostException nameless) {
      // Then it is known by its addresses and the configured names.
    }
  }

  /** Whether a request with this header is for this instance. No browser leaves it out. */
  boolean include(@Nullable String host) {
    if (host == null) {
      return true;
    }
    String name = PORT.matcher(host.strip().toLowerCase(Locale.ROOT)).replaceFirst("");
    return ADDRESS.matcher(name).matches() || names.contains(name);
  }
}
