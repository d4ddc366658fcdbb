package huikuan.dunning.portfolio;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a collector. A customer belongs to the portfolio that names it, else to the one
 * that has its class, else to the one that has the rest of the company.
 *
 * @param owner such as {@code person:li.qiang}
 * @param deputy null = nobody stands in, but for whom the owner's rights name
 * @param customers their ids without the company
 * @param rest whether it has the customers that no other portfolio has
 */
public record Portfolio(
    String name,
    String owner,
    @Nullable StandIn deputy,
    List<String> customers,
    List<String> classes,
    boolean rest) {

  public Portfolio {
    customers = List.copyOf(customers);
    classes = List.copyOf(classes);
  }

  Portfolio ownedBy(String person) {
    return new Portfolio(name, person, deputy, customers, classes, rest);
  }

  Portfolio without(Set<String> gone) {
    List<String> left = customers.stream().filter(each -> !gone.contains(each)).toList();
    return new Portfolio(name, owner, deputy, left, classes, rest);
  }

  /** The same that has these customers, too. */
  Portfolio with(List<String> more) {
    return new Portfolio(name, owner, deputy, both(customers, more), classes, rest);
  }

  Portfolio withAllOf(Portfolio other) {
    return new Portfolio(
        name,
        owner,
        deputy,
        both(customers, other.customers),
        both(classes, other.classes),
        rest || other.rest);
  }

  Portfolio emptied() {
    return new Portfolio(name, owner, deputy, List.of(), List.of(), false);
  }

  private static List<String> both(List<String> some, List<String> more) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return new ArrayList<>(all);
  }
}
