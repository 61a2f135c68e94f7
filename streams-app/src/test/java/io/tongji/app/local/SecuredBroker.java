package io.tongji.app.local;

import io.tongji.app.http.Keystores;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * A broker that is called by TLS, asks who calls, each by name and password, and lets nobody do
 * what they have no right to. It keeps what was asked of it.
 */
public final class SecuredBroker implements AutoCloseable {

  private static final String ADMIN = "tongji";
  private static final String SCRAM =
      "org.apache.kafka.common.security.scram.ScramLoginModule required";
  private static final Queue<Asked> ASKED = new ConcurrentLinkedQueue<>();

  /** Kafka's own for users; the broker itself has another mechanism. */
  private static final ScramMechanism USERS = ScramMechanism.SCRAM_SHA_256;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Map<String, String> PASSWORDS = new ConcurrentHashMap<>();
  private static final AtomicReference<String> CERTIFICATE = new AtomicReference<>("");

  private final EmbeddedBroker broker;

  private SecuredBroker(EmbeddedBroker broker) {
    this.broker = broker;
  }

  /**
   * Something that a user wanted to do.
   *
   * @param user name
   * @param operation what
   * @param kind to what kind of thing
   * @param name of the thing
   * @param allowed whether the user might
   */
  public record Asked(
      String user, AclOperation operation, ResourceType kind, String name, boolean allowed) {}

  /** Kafka's own authorizer, with a memory. */
  public static final class Remembering extends StandardAuthorizer {
    @Override
    public List<AuthorizationResult> authorize(
        AuthorizableRequestContext context, List<Action> actions) {
      List<AuthorizationResult> results = super.authorize(context, actions);
      for (int number = 0; number < actions.size(); number++) {
        boolean allowed = results.get(number) == AuthorizationResult.ALLOWED;
        if (isWanted(actions.get(number), allowed)) {
          ASKED.add(asked(context.principal().getName(), actions.get(number), allowed));
        }
      }
      return results;
    }

    /** Else the broker only shows what a user might do, or leaves out what they may not see. */
    private static boolean isWanted(Action action, boolean allowed) {
      return allowed ? action.logIfAllowed() : action.logIfDenied();
    }

    private static Asked asked(String user, Action action, boolean allowed) {
      ResourcePattern on = action.resourcePattern();
      return new Asked(user, action.operation(), on.resourceType(), on.name(), allowed);
    }
  }

  /** Starts one that knows these users beside the administrator. */
  public static SecuredBroker start(Path directory, Set<String> users) throws Exception {
    ASKED.clear();
    PASSWORDS.clear();
    users.forEach(user -> PASSWORDS.put(user, draw()));
    Path keystore = directory.resolveSibling("keystore.p12");
    String secret = draw();
    Keystores.make(keystore, secret);
    CERTIFICATE.set(Keystores.certificate(keystore, secret));
    SecuredBroker started =
        new SecuredBroker(EmbeddedBroker.start(directory, 0, settings(keystore, secret)));
    PASSWORDS.put(keystore.toString(), secret);
    try (Admin admin = Admin.create(Map.copyOf(started.adminOptions()))) {
      List<UserScramCredentialAlteration> logins =
          users.stream().map(user -> (UserScramCredentialAlteration) login(user)).toList();
      admin.alterUserScramCredentials(logins).all().get();
    }
    return started;
  }

  private static String draw() {
    return "secret-" + Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX);
  }

  private static UserScramCredentialUpsertion login(String user) {
    ScramCredentialInfo kind = new ScramCredentialInfo(USERS, 4096);
    return new UserScramCredentialUpsertion(user, kind, password(user));
  }

  private static String password(String user) {
    return Objects.requireNonNull(PASSWORDS.get(user), user);
  }

  private static Map<String, String> settings(Path keystore, String secret) {
    String clients = "listener.name.clients.";
    Map<String, String> settings = new HashMap<>();
    settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:SASL_PLAINTEXT");
    settings.put(
        clients + "sasl.enabled.mechanisms", Login.MECHANISM + "," + USERS.mechanismName());
    settings.put(clients + "scram-sha-256.sasl.jaas.config", SCRAM + ";");
    settings.put(clients + "ssl.keystore.type", "PKCS12");
    settings.put(clients + "ssl.keystore.location", keystore.toString());
    settings.put(clients + "ssl.keystore.password", secret);
    settings.put(clients + "ssl.truststore.type", "PEM");
    settings.put(clients + "ssl.truststore.certificates", CERTIFICATE.get());
    settings.put("authorizer.class.name", Remembering.class.getName());
    settings.put("super.users", "User:" + ADMIN);
    return settings;
  }

  /** The options of a client that may do everything, as the parts of the broker may. */
  public Map<String, String> adminOptions() {
    Map<String, String> options = new HashMap<>(broker.clientOptions());
    options.putAll(byTls());
    return options;
  }

  private static Map<String, String> byTls() {
    return Map.of(
        "security.protocol", "SASL_SSL",
        "ssl.truststore.type", "PEM",
        "ssl.truststore.certificates", CERTIFICATE.get());
  }

  /** The options with which a client of a user calls. */
  public static Map<String, String> clientOptions(String user) {
    Map<String, String> options = new HashMap<>(byTls());
    options.put("sasl.mechanism", USERS.mechanismName());
    options.put(
        "sasl.jaas.config",
        SCRAM + " username=\"" + user + "\" password=\"" + password(user) + "\";");
    return options;
  }

  /** All that nobody may print: passwords of users, of the administrator and of the key. */
  public Set<String> secrets() {
    Set<String> secrets = new HashSet<>(PASSWORDS.values());
    secrets.add(Login.in(broker.directory()).password());
    return secrets;
  }

  /** All that users other than the administrator wanted to do. */
  public Set<Asked> asked() {
    return ASKED.stream().filter(asked -> !asked.user().equals(ADMIN)).collect(Collectors.toSet());
  }

  @Override
  public void close() {
    broker.close();
  }
}
