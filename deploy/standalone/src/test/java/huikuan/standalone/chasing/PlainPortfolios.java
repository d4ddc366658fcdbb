package huikuan.standalone.chasing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which collector sees to whom on a day, by the reference. */
final class PlainPortfolios {

  static final List<String> COLLECTORS = List.of("li.qiang", "chen.jing", "sun.li");

  /** A change of the portfolios from a day on. */
  private record Change(LocalDate from, Collecting what) {}

  private final List<Change> changes = new ArrayList<>();
  private final Map<String, LocalDate> next = new TreeMap<>();

  void add(Fact fact) {
    LocalDate today = LocalDate.ofInstant(fact.at(), PlainBook.COMPANY);
    switch (fact) {
      case Collecting.Portfolio it -> changes.add(new Change(today, it));
      case Collecting.NewOwner it -> changes.add(new Change(it.from(), it));
      case Collecting.HandOver it -> changes.add(new Change(it.from(), it));
      case Collecting.Talk it -> next.put(it.customer(), it.nextOn());
      case Collecting.Resubmission it -> next.put(it.customer(), it.on());
      default -> {}
    }
  }

  /** The days on which customers are followed up. */
  Map<String, LocalDate> next() {
    return Map.copyOf(next);
  }

  /** Whether a change is decided whose day has not come. */
  boolean anyToCome(LocalDate today) {
    return changes.stream().anyMatch(each -> each.from().isAfter(today));
  }

  /** The portfolios of a day by their names. */
  Map<String, Collecting.Portfolio> on(LocalDate day) {
    Map<String, Collecting.Portfolio> all = new TreeMap<>();
    changes.stream()
        .filter(each -> !each.from().isAfter(day))
        .sorted(Comparator.comparing(Change::from))
        .forEach(each -> change(each.what(), all));
    return all;
  }

  private static void change(Collecting what, Map<String, Collecting.Portfolio> all) {
    switch (what) {
      case Collecting.Portfolio it -> all.put(it.name(), it);
      case Collecting.NewOwner it -> {
        Collecting.Portfolio one = all.get(it.name());
        all.put(it.name(), with(one, it.owner(), one.customers(), one.classes(), one.rest()));
      }
      case Collecting.HandOver it -> handOver(it, all);
      default -> {}
    }
  }

  private static void handOver(Collecting.HandOver it, Map<String, Collecting.Portfolio> all) {
    Collecting.Portfolio from = all.get(it.name());
    Collecting.Portfolio to = all.get(it.to());
    boolean whole = it.customers().isEmpty();
    List<String> moved = whole ? from.customers() : it.customers();
    List<String> classes = whole ? from.classes() : List.of();
    boolean rest = whole && from.rest();
    List<String> left = new ArrayList<>(from.customers());
    left.removeAll(moved);
    all.put(
        from.name(),
        with(from, from.owner(), left, whole ? List.of() : from.classes(), !rest && from.rest()));
    all.put(
        to.name(),
        with(
            to,
            to.owner(),
            both(to.customers(), moved),
            both(to.classes(), classes),
            rest || to.rest()));
  }

  private static List<String> both(List<String> one, List<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return List.copyOf(both);
  }

  private static Collecting.Portfolio with(
      Collecting.Portfolio it,
      String owner,
      List<String> customers,
      List<String> classes,
      boolean rest) {
    return new Collecting.Portfolio(
        it.at(), it.name(), owner, it.deputy(), customers, classes, rest);
  }

  /** The portfolio of a customer: that names it, else that has its class, else the rest. */
  static Collecting.@Nullable Portfolio of(
      String customer, @Nullable String customerClass, Map<String, Collecting.Portfolio> all) {
    Collecting.Portfolio found = null;
    int best = 0;
    for (Collecting.Portfolio each : all.values()) {
      boolean classed = customerClass != null && each.classes().contains(customerClass);
      int how = each.customers().contains(customer) ? 3 : classed ? 2 : each.rest() ? 1 : 0;
      if (how > best) {
        best = how;
        found = each;
      }
    }
    return found;
  }

  /**
   * The customers that each collector sees to on a day: an owner, and its deputy while it stands
   * in.
   *
   * @param classes of all customers; null = it has none
   */
  Map<String, Set<String>> seen(Instant at, Map<String, @Nullable String> classes) {
    LocalDate day = LocalDate.ofInstant(at, PlainBook.COMPANY);
    Map<String, Collecting.Portfolio> all = on(day);
    Map<String, Set<String>> seen = new TreeMap<>();
    if (!all.isEmpty()) {
      COLLECTORS.forEach(each -> seen.put(each, new TreeSet<>()));
    }
    classes.forEach(
        (customer, customerClass) -> {
          Collecting.Portfolio one = of(customer, customerClass, all);
          if (one != null) {
            seen.get(one.owner()).add(customer);
            Collecting.StandIn deputy = one.deputy();
            if (deputy != null && !day.isBefore(deputy.from()) && !day.isAfter(deputy.to())) {
              seen.get(deputy.person()).add(customer);
            }
          }
        });
    return seen;
  }
}
