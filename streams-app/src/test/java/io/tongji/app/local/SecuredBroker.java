package io.tongji.app.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;

/**
 * A broker that asks who calls, each by name and password, and lets nobody do what they have no
 * right to. It keeps what was asked of it.
 */
public final class SecuredBroker implements AutoCloseable {

  private static final String ADMIN = "tongji";
  private static final Queue<Asked> ASKED = new ConcurrentLinkedQueue<>();

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

    /** Else the broker only tells what a user might do, or leaves out what they may not see. */
    private static boolean isWanted(Action action, boolean allowed) {
      return allowed ? action.logIfAllowed() : action.logIfDenied();
    }

    private static Asked asked(String user, Action action, boolean allowed) {
      ResourcePattern on = action.resourcePattern();
      return new Asked(user, action.operation(), on.resourceType(), on.name(), allowed);
    }
  }

  /** Starts one that knows these users beside the administrator. */
  public static SecuredBroker start(Path directory, Set<String> users) {
    ASKED.clear();
    String known =
        users.stream()
            .map(user -> "user_" + user + "=\"" + user + "\"")
            .collect(Collectors.joining(" "));
    Map<String, String> settings = new HashMap<>();
    settings.put("listener.name.clients.sasl.enabled.mechanisms", Login.MECHANISM + ",PLAIN");
    settings.put("listener.name.clients.plain.sasl.jaas.config", login("nobody", known));
    settings.put("authorizer.class.name", Remembering.class.getName());
    settings.put("super.users", "User:" + ADMIN);
    return new SecuredBroker(EmbeddedBroker.start(directory, 0, settings));
  }

  private static String login(String user, String more) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\""
        + user
        + "\" password=\""
        + user
        + "\" "
        + more
        + ";";
  }

  /** The options of a client that may do everything, as the parts of the broker may. */
  public Map<String, String> adminOptions() {
    return broker.clientOptions();
  }

  /** The options with which a client of a user calls. */
  public static Map<String, String> clientOptions(String user) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", login(user, ""));
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
