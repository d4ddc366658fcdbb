package huikuan.chaos.fuzz;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks.
 *
 * @param name for people, such as {@code finance@CN01}
 * @param token that it sends; null = none
 * @param roles that it holds
 * @param all whether it holds them for every company; else for ours alone
 */
public record Caller(String name, @Nullable String token, Set<String> roles, boolean all) {

  /** Where nobody needs a token. */
  static final Caller ANYBODY = new Caller("anybody", null, Set.of(), true);

  public Caller {
    roles = Set.copyOf(roles);
  }

  Caller with(String another) {
    return new Caller(name, another, roles, all);
  }

  boolean mayHave(Set<String> anyOf) {
    return anyOf.stream().anyMatch(roles::contains);
  }
}
