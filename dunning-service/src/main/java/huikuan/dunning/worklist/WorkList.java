package huikuan.dunning.worklist;

import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.CustomerTable;
import huikuan.dunning.portfolio.Answering;
import huikuan.dunning.portfolio.Assignment;
import huikuan.dunning.portfolio.OpenBook;
import huikuan.dunning.portfolio.Portfolio;
import huikuan.dunning.portfolio.PortfolioBooks;
import huikuan.dunning.portfolio.StoodOpen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The customers of a company in order of their points, computed when somebody asks. */
@Component
class WorkList implements OpenBook {

  /** Most points first; customers of as many points in order of their ids. */
  static final Comparator<Entry> ORDER =
      Comparator.comparingInt(Entry::points)
          .reversed()
          .thenComparing(entry -> entry.work().customer().customer());

  private final CustomerWorks works;
  private final PointBook points;
  private final PortfolioBooks books;
  private final Answering answering;
  private final CustomerTable table;

  /**
   * A customer with its points.
   *
   * @param portfolio null = no portfolio has it
   */
  record Entry(
      CustomerWork work, List<Points.Given> given, int points, @Nullable Portfolio portfolio) {

    /** Whether it is on the list of a day. */
    boolean isOn(LocalDate day) {
      return points > 0 && !work.isLater(day);
    }
  }

  WorkList(
      CustomerWorks works,
      PointBook points,
      PortfolioBooks books,
      Answering answering,
      CustomerTable table) {
    this.works = works;
    this.points = points;
    this.books = books;
    this.answering = answering;
    this.table = table;
  }

  Assignment assignment(String company, LocalDate day) {
    return Assignment.on(day, books.of(company));
  }

  /** The portfolios that a person answers for on a day, by their names. */
  Set<String> answeredBy(String person, Assignment assignment, LocalDate day) {
    Set<String> names = new HashSet<>();
    assignment.portfolios().stream()
        .filter(each -> answering.of(each, day).contains(person))
        .forEach(each -> names.add(each.name()));
    return names;
  }

  /**
   * The customers of these portfolios that are on the list of a day, in order.
   *
   * @param portfolios null = all customers, with those that no portfolio has
   */
  List<Entry> of(
      String company,
      @Nullable Set<String> portfolios,
      Assignment assignment,
      LocalDate day,
      Instant now) {
    List<Entry> entries = new ArrayList<>();
    each(
        company,
        assignment,
        day,
        now,
        portfolio ->
            portfolios == null || portfolio != null && portfolios.contains(portfolio.name()),
        entry -> {
          if (entry.isOn(day)) {
            entries.add(entry);
          }
        });
    entries.sort(ORDER);
    return entries;
  }

  /** Shows the customers that have an open case, in no order. */
  void each(
      String company,
      Assignment assignment,
      LocalDate day,
      Instant now,
      Predicate<@Nullable Portfolio> which,
      Consumer<Entry> seen) {
    table.follow();
    PointRules rules = points.of(company);
    works.each(
        company,
        day,
        now,
        customer -> which.test(portfolio(customer, assignment).orElse(null)),
        work -> seen.accept(entry(work, rules, portfolio(work.customer(), assignment), day)));
  }

  /** A customer with its points, whether or not it is on a list. */
  Entry of(CustomerId customer, Assignment assignment, LocalDate day, Instant now) {
    table.follow();
    return entry(
        works.of(customer, day, now),
        points.of(customer.company()),
        portfolio(customer, assignment),
        day);
  }

  private static Entry entry(
      CustomerWork work, PointRules rules, Optional<Portfolio> portfolio, LocalDate day) {
    List<Points.Given> given = work.sums().isEmpty() ? List.of() : Points.of(work, rules, day);
    return new Entry(work, given, Points.sum(given), portfolio.orElse(null));
  }

  private Optional<Portfolio> portfolio(CustomerId customer, Assignment assignment) {
    return assignment.of(customer.customer(), table.classOf(customer));
  }

  @Override
  public StoodOpen of(String company, Predicate<CustomerId> which, LocalDate day, Instant now) {
    List<CustomerWork> found = new ArrayList<>();
    works.each(company, day, now, which, found::add);
    SortedMap<String, Sums> sums = new TreeMap<>();
    found.forEach(each -> add(each, sums));
    return new StoodOpen(
        found.size(),
        amounts(sums, Sums::outstanding),
        amounts(sums, Sums::toBeCollected),
        found.stream().mapToInt(each -> each.tasks().size()).sum(),
        found.stream()
            .filter(each -> each.next() != null)
            .map(WorkList::next)
            .sorted(
                Comparator.comparing(StoodOpen.NextDate::on)
                    .thenComparing(StoodOpen.NextDate::customer))
            .limit(StoodOpen.MOST_DATES)
            .toList());
  }

  private static StoodOpen.NextDate next(CustomerWork work) {
    return new StoodOpen.NextDate(
        work.customer().customer(), Objects.requireNonNull(work.next()).on());
  }

  /** Adds what a customer owes. */
  static void add(CustomerWork work, SortedMap<String, Sums> sums) {
    work.sums()
        .forEach(
            (currency, of) ->
                sums.computeIfAbsent(currency, _ -> new Sums(of.outstanding().currency())).add(of));
  }

  private static List<Money> amounts(SortedMap<String, Sums> sums, Function<Sums, Money> which) {
    return sums.values().stream().map(which).toList();
  }
}
