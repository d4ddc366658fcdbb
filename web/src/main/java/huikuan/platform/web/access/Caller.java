package huikuan.platform.web.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * The person or client that asks for something.
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

  /** A program that posts documents for these companies, and comes by another way than HTTP. */
  public static Caller erp(String name, Companies companies) {
    return new Caller(Kind.CLIENT, name, Map.of(Role.ERP, companies));
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

  /** Does what this caller asks for; it is the current one meanwhile. */
  public <T> T ask(Supplier<T> action) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(this)));
    try {
      return action.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }
}
