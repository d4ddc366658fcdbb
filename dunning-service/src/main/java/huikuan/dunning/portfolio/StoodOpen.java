package huikuan.dunning.portfolio;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * The amounts and tasks that were open of the customers that were handed over.
 *
 * @param customers how many of them have something open
 * @param outstanding an amount for each currency
 * @param toBeCollected an amount for each currency
 * @param tasks how many open tasks they have
 * @param next the earliest of the dates on which somebody follows up
 */
public record StoodOpen(
    int customers,
    List<Money> outstanding,
    List<Money> toBeCollected,
    int tasks,
    List<NextDate> next) {

  /** The dates that are told, at most. */
  public static final int MOST_DATES = 50;

  /**
   * @param customer its id without the company
   */
  public record NextDate(String customer, LocalDate on) {}

  public StoodOpen {
    outstanding = List.copyOf(outstanding);
    toBeCollected = List.copyOf(toBeCollected);
    next = List.copyOf(next);
  }
}
