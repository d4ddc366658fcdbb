package huikuan.chaos;

import huikuan.chaos.fuzz.AccessTable;
import huikuan.chaos.fuzz.Caller;
import huikuan.chaos.fuzz.Fuzz;
import huikuan.platform.web.access.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Those who ask in a fuzz by role. */
final class Callers {

  /** All that there are. */
  static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::toString).toList();

  private static final String ALL = "all";

  private Callers() {}

  /**
   * The roles by their names.
   *
   * @throws IllegalArgumentException if one is none
   */
  static List<String> roles(List<String> names) {
    if (names.equals(List.of(ALL))) {
      return ROLES;
    }
    if (!ROLES.containsAll(names)) {
      throw new IllegalArgumentException(
          "--roles: all, or some of %s, not %s".formatted(ROLES, names));
    }
    return names;
  }

  /**
   * Each role for our company and for all; in addition one who holds all of them for ours, one who
   * holds none, and one without a token.
   *
   * @param token makes one of roles, such as {@code finance@CN01}
   */
  static Fuzz.Access of(
      List<String> roles, String ours, AccessTable table, Function<List<String>, String> token) {
    List<Caller> callers = new ArrayList<>();
    for (String role : roles) {
      for (String company : List.of(ours, "*")) {
        String grant = role + "@" + company;
        callers.add(
            new Caller(grant, token.apply(List.of(grant)), Set.of(role), company.equals("*")));
      }
    }
    List<String> every = grants(roles, ours);
    callers.add(new Caller(String.join(" ", every), token.apply(every), Set.copyOf(roles), false));
    callers.add(new Caller("no role", token.apply(List.of()), Set.of(), false));
    callers.add(new Caller("no token", null, Set.of(), false));
    return new Fuzz.Access(
        ours,
        MarkedCompany.MARK,
        token.apply(grants(ROLES, ours)),
        token.apply(grants(ROLES, MarkedCompany.MARK)),
        callers,
        table);
  }

  private static List<String> grants(List<String> roles, String company) {
    return roles.stream().map(role -> role + "@" + company).toList();
  }
}
