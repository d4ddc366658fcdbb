package huikuan.standalone.chasing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws portfolios with their owners, hand-overs, talks and the days to follow up. */
final class CollectingDraws {

  private static final List<String> NAMES = List.of("east", "north", "west");

  private final History history;
  private final Random random;
  private final PlainPortfolios portfolios = new PlainPortfolios();

  CollectingDraws(History history, long seed) {
    this.history = history;
    this.random = new Random(seed * 104_729 + 3);
  }

  private boolean in(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void add(Collecting fact) {
    portfolios.add(fact);
    history.add(fact);
  }

  /** One names a customer or two, one has a class, one has the rest. */
  void begin(Instant now, List<String> customers) {
    List<String> named = customers.stream().filter(each -> in(2)).toList();
    set(now, "east", named, List.of(), false);
    set(now, "north", List.of(), List.of("key"), false);
    if (!in(4)) {
      set(now, "west", List.of(), List.of(), true);
    }
  }

  private void set(
      Instant now, String name, List<String> customers, List<String> classes, boolean rest) {
    String owner = one(PlainPortfolios.COLLECTORS);
    List<String> others =
        PlainPortfolios.COLLECTORS.stream().filter(each -> !each.equals(owner)).toList();
    LocalDate from = day(now).plusDays(random.nextInt(6));
    Collecting.@Nullable StandIn deputy =
        in(2) ? null : new Collecting.StandIn(one(others), from, from.plusDays(random.nextInt(9)));
    add(new Collecting.Portfolio(now, name, owner, deputy, customers, classes, rest));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, PlainBook.COMPANY);
  }

  void happen(Instant now, List<Fact.Customer> customers) {
    Fact.Customer customer = one(customers);
    if (in(9)) {
      LocalDate today = history.today(customer.customer(), now);
      LocalDate on = today.plusDays(in(3) ? 0 : random.nextInt(7));
      add(
          in(3)
              ? new Collecting.Resubmission(now, customer.customer(), on)
              : new Collecting.Talk(now, customer.customer(), on));
    }
    // While a change is to come, no other is decided: which of them is the last is not defined.
    if (!in(10) || portfolios.anyToCome(day(now))) {
      return;
    }
    LocalDate from = day(now).plusDays(in(2) ? 0 : random.nextInt(6));
    Map<String, Collecting.Portfolio> all = portfolios.on(from);
    switch (random.nextInt(3)) {
      case 0 -> {
        Collecting.Portfolio it = portfolios.on(day(now)).get(one(List.copyOf(all.keySet())));
        set(now, it.name(), it.customers(), it.classes(), it.rest());
      }
      case 1 -> newOwner(now, one(new ArrayList<>(all.values())), from);
      default -> handOver(now, customer, all, from);
    }
  }

  /** The deputy of the old owner may not be the new one: nobody stands in for himself. */
  private void newOwner(Instant now, Collecting.Portfolio of, LocalDate from) {
    String owner = one(PlainPortfolios.COLLECTORS);
    Collecting.StandIn deputy = of.deputy();
    if (deputy == null || !deputy.person().equals(owner)) {
      add(new Collecting.NewOwner(now, of.name(), owner, from));
    }
  }

  private void handOver(
      Instant now, Fact.Customer customer, Map<String, Collecting.Portfolio> all, LocalDate from) {
    Collecting.Portfolio source =
        PlainPortfolios.of(customer.customer(), customer.customerClass(), all);
    String to = one(NAMES);
    if (source != null && all.containsKey(to) && !source.name().equals(to)) {
      List<String> moved = in(3) ? List.of() : List.of(customer.customer());
      add(new Collecting.HandOver(now, source.name(), to, moved, from));
    }
  }
}
