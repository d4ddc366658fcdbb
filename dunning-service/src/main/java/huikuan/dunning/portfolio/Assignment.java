package huikuan.dunning.portfolio;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which portfolio each customer of a company belongs to on a day. */
public final class Assignment {

  private final List<Portfolio> portfolios;
  private final Map<String, Portfolio> customers = new HashMap<>();
  private final Map<String, Portfolio> classes = new HashMap<>();
  private final @Nullable Portfolio rest;

  private Assignment(List<Portfolio> portfolios) {
    this.portfolios = portfolios;
    portfolios.forEach(
        each -> {
          each.customers().forEach(customer -> customers.put(customer, each));
          each.classes().forEach(one -> classes.put(one, each));
        });
    this.rest = portfolios.stream().filter(Portfolio::rest).findFirst().orElse(null);
  }

  public static Assignment on(LocalDate day, PortfolioBook book) {
    return new Assignment(List.copyOf(book.on(day).values()));
  }

  /** In order of their names. */
  public List<Portfolio> portfolios() {
    return portfolios;
  }

  /**
   * The portfolio of a customer: that names it, or has its class, or the rest; empty = none has it.
   *
   * @param customer its id without the company
   * @param customerClass null = it has none
   */
  public Optional<Portfolio> of(String customer, @Nullable String customerClass) {
    Portfolio named = customers.get(customer);
    if (named == null && customerClass != null) {
      named = classes.get(customerClass);
    }
    return Optional.ofNullable(named == null ? rest : named);
  }
}
