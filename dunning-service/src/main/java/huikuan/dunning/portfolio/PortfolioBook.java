package huikuan.dunning.portfolio;

import static java.util.Objects.requireNonNull;

import huikuan.dunning.portfolio.PortfolioEvent.PortfolioHandedOver;
import huikuan.dunning.portfolio.PortfolioEvent.PortfolioSet;
import huikuan.dunning.portfolio.PortfolioOutcome.Clash;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The portfolios of a company by their events, on any day: a hand-over holds from its day on,
 * whatever was recorded meanwhile.
 */
public final class PortfolioBook {

  static final PortfolioBook NONE = new PortfolioBook(List.of());

  private final List<PortfolioEvent> events;

  PortfolioBook(List<PortfolioEvent> events) {
    this.events = List.copyOf(events);
  }

  PortfolioBook with(PortfolioEvent event) {
    return new PortfolioBook(Stream.concat(events.stream(), Stream.of(event)).toList());
  }

  /** The portfolios on a day, by their names. */
  public SortedMap<String, Portfolio> on(LocalDate day) {
    SortedMap<String, Portfolio> all = new TreeMap<>();
    events.stream()
        .filter(event -> !event.from().isAfter(day))
        .sorted(Comparator.comparing(PortfolioEvent::from))
        .forEach(event -> apply(event, all));
    return all;
  }

  private static void apply(PortfolioEvent event, Map<String, Portfolio> all) {
    switch (event) {
      case PortfolioSet set -> all.put(set.portfolio().name(), set.portfolio());
      case PortfolioHandedOver over -> apply(over, all);
    }
  }

  private static void apply(PortfolioHandedOver over, Map<String, Portfolio> all) {
    Portfolio source = requireNonNull(all.get(over.portfolio()));
    String owner = over.owner();
    if (owner != null) {
      all.put(source.name(), source.ownedBy(owner));
      return;
    }
    Portfolio target = requireNonNull(all.get(requireNonNull(over.to())));
    List<String> customers = over.customers();
    if (customers == null) {
      all.put(target.name(), target.withAllOf(source));
      all.put(source.name(), source.emptied());
    } else {
      all.put(target.name(), target.with(customers));
      all.put(source.name(), source.without(new HashSet<>(customers)));
    }
  }

  /** How often a portfolio has changed. */
  int version(String portfolio) {
    return (int) events.stream().filter(event -> concerns(event, portfolio)).count();
  }

  private static boolean concerns(PortfolioEvent event, String portfolio) {
    return switch (event) {
      case PortfolioSet set -> set.portfolio().name().equals(portfolio);
      case PortfolioHandedOver over ->
          over.portfolio().equals(portfolio) || portfolio.equals(over.to());
    };
  }

  /** The hand-overs from or to a portfolio, the newest first. */
  List<PortfolioHandedOver> handOvers(String portfolio) {
    return events.reversed().stream()
        .filter(event -> concerns(event, portfolio))
        .flatMap(
            event -> event instanceof PortfolioHandedOver over ? Stream.of(over) : Stream.empty())
        .toList();
  }

  /** The same on a day or a later one of which two portfolios have the same. */
  Optional<Clash> clashFrom(LocalDate day) {
    List<LocalDate> days = new ArrayList<>(List.of(day));
    events.stream().map(PortfolioEvent::from).filter(each -> each.isAfter(day)).forEach(days::add);
    return days.stream().distinct().flatMap(each -> clash(on(each).values()).stream()).findFirst();
  }

  private static Optional<Clash> clash(Iterable<Portfolio> portfolios) {
    Map<String, String> customers = new HashMap<>();
    Map<String, String> classes = new HashMap<>();
    @Nullable String rest = null;
    for (Portfolio each : portfolios) {
      for (String customer : each.customers()) {
        String other = customers.put(customer, each.name());
        if (other != null) {
          return Optional.of(new Clash("customer", customer, other, each.name()));
        }
      }
      for (String one : each.classes()) {
        String other = classes.put(one, each.name());
        if (other != null) {
          return Optional.of(new Clash("class", one, other, each.name()));
        }
      }
      if (each.rest() && rest != null) {
        return Optional.of(new Clash("rest", "the rest", rest, each.name()));
      }
      rest = each.rest() ? each.name() : rest;
    }
    return Optional.empty();
  }
}
