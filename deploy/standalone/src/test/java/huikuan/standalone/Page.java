package huikuan.standalone;

import huikuan.platform.web.access.Role;
import huikuan.standalone.Ports.Listener;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked for and is no endpoint of a controller: descriptions, and how a process does.
 *
 * @param roles that may ask; none = everybody may, without a token
 * @param at where it is
 */
record Page(String path, List<Role> roles, List<Listener> at) {

  private static final List<Listener> GATEWAY = List.of(Listener.GATEWAY);
  static final List<Listener> EACH =
      List.of(Listener.GATEWAY, Listener.LEDGER, Listener.DUNNING, Listener.NOTIFICATION);

  /** By their paths. */
  static List<Page> all() {
    return List.of(
        open("/", GATEWAY),
        new Page("/actuator", List.of(Role.OPERATOR, Role.ADMIN), EACH),
        open("/actuator/health", EACH),
        open("/actuator/health/liveness", EACH),
        open("/actuator/health/readiness", EACH),
        new Page("/actuator/prometheus", List.of(Role.OPERATOR, Role.ADMIN), EACH),
        open("/livez", EACH),
        open("/readyz", EACH),
        open("/swagger-ui.html", GATEWAY),
        open("/swagger-ui/index.html", GATEWAY),
        open("/v3/api-docs", EACH),
        open("/v3/api-docs/dunning", GATEWAY),
        open("/v3/api-docs/ledger", GATEWAY),
        open("/v3/api-docs/notification", GATEWAY),
        open("/v3/api-docs/swagger-config", GATEWAY));
  }

  private static Page open(String path, List<Listener> at) {
    return new Page(path, List.of(), at);
  }

  /** As the table of the docs has it. */
  String row() {
    String who =
        roles.isEmpty()
            ? "everybody"
            : roles.stream().map(Role::toString).collect(Collectors.joining(", "));
    return "| `GET %s` | %s | %s |".formatted(path, who, roles.isEmpty() ? "none" : "any");
  }
}
