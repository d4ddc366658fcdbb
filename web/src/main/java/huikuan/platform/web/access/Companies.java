package huikuan.platform.web.access;

import huikuan.platform.web.NotAParameter;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Companies that a right holds for.
 *
 * @param all whether it holds for every company
 * @param some the companies; empty if it holds for all
 */
public record Companies(boolean all, Set<String> some) implements NotAParameter {

  public static final Companies ALL = new Companies(true, Set.of());
  public static final Companies NONE = new Companies(false, Set.of());

  /** The word for every company. */
  static final String EVERY = "*";

  public Companies {
    some = all ? Set.of() : Set.copyOf(some);
  }

  /** These companies; all, if {@code *} is among them. */
  public static Companies of(Collection<String> names) {
    return names.contains(EVERY)
        ? ALL
        : new Companies(
            false,
            names.stream().filter(name -> !name.isBlank()).collect(Collectors.toUnmodifiableSet()));
  }

  public boolean has(String company) {
    return all || some.contains(company);
  }

  public boolean isNone() {
    return !all && some.isEmpty();
  }

  Companies and(Companies other) {
    if (all || other.all) {
      return ALL;
    }
    Set<String> both = new TreeSet<>(some);
    both.addAll(other.some);
    return new Companies(false, both);
  }

  /** Their names with commas between, or {@code *}. */
  @Override
  public String toString() {
    return all ? EVERY : some.stream().sorted().collect(Collectors.joining(","));
  }
}
