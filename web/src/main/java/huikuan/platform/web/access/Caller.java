package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The person or client that a request comes from.
 *
 * @param kind whether it is a person
 * @param name by which the company knows it
 * @param rights the companies for which it holds each role
 */
public record Caller(Kind kind, String name, Map<Role, Companies> rights) {

  /** What a caller can be. */
  public enum Kind {
    PERSON("person"),
    CLIENT("client"),
    ANYBODY("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Whoever asks while access control is switched off. */
  static final Caller ANYBODY =
      new Caller(
          Kind.ANYBODY,
          "anonymous",
          Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, _ -> Companies.ALL)));

  public Caller {
    rights = Map.copyOf(rights);
  }

  /** As commands and events name it, such as {@code person:chen.jing}. */
  public String actor() {
    return kind == Kind.ANYBODY ? name : kind.word + ":" + name;
  }

  /** Its roles with their companies, such as {@code finance@CN01,DE01 auditor@*}. */
  public String rightsAsText() {
    return rights.entrySet().stream()
        .filter(right -> !right.getValue().isNone())
        .sorted(Map.Entry.comparingByKey())
        .map(right -> right.getKey() + "@" + right.getValue())
        .collect(Collectors.joining(" "));
  }

  /** The companies for which it holds any of these roles. */
  public Companies companies(Role... anyOf) {
    return Arrays.stream(anyOf)
        .map(role -> rights.getOrDefault(role, Companies.NONE))
        .reduce(Companies.NONE, Companies::and);
  }

  /** The caller of the request that this thread answers; empty = it answers none. */
  public static Optional<Caller> current() {
    Authentication found = SecurityContextHolder.getContext().getAuthentication();
    return found instanceof CallerAuthentication caller
        ? Optional.of(caller.getPrincipal())
        : Optional.empty();
  }
}
