package huikuan.console.signin;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Somebody who has signed in.
 *
 * @param name by which the company knows the person
 * @param rights the roles, each with the companies that it is held for
 */
public record Person(String kind, String name, List<Right> rights) implements Serializable {

  /** For every company. */
  private static final String EVERY = "*";

  /** A role, held for companies; {@code *} = for every one. */
  public record Right(String role, List<String> companies) implements Serializable {}

  public Person {
    rights = List.copyOf(rights);
  }

  /** Whether it holds any of these roles, for whichever company. */
  public boolean is(String... roles) {
    return rights.stream().anyMatch(right -> Arrays.asList(roles).contains(right.role()));
  }

  /** Whether it holds any of these roles for the company. */
  public boolean may(String company, String... roles) {
    return rights.stream()
        .filter(right -> Arrays.asList(roles).contains(right.role()))
        .anyMatch(
            right -> right.companies().contains(EVERY) || right.companies().contains(company));
  }

  /** Whether it holds any of these roles for every company. */
  public boolean everywhere(String... roles) {
    return may(EVERY, roles);
  }

  /** Such as {@code finance, approver}. */
  public List<String> roles() {
    return rights.stream().map(Right::role).toList();
  }
}
