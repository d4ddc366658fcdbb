package huikuan.dunning.worklist;

import huikuan.contracts.Money;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;

/**
 * The amounts that a customer, or several, owe in a currency. They are added one after the other.
 */
final class Sums {

  private Money outstanding;
  private Money overdue;
  private Money covered;
  private Money toBeCollected;
  private final Map<String, Money> held = new TreeMap<>();

  Sums(Currency currency) {
    Money none = Money.zero(currency);
    outstanding = none;
    overdue = none;
    covered = none;
    toBeCollected = none;
  }

  void addOutstanding(Money open) {
    outstanding = outstanding.plus(open);
  }

  /**
   * Adds a claim that is overdue. Its open amount is held, covered or to be collected.
   *
   * @param rest the part that is neither held nor covered
   */
  void addOverdue(Money open, Money isCovered, Money rest) {
    overdue = overdue.plus(open);
    covered = covered.plus(isCovered);
    toBeCollected = toBeCollected.plus(rest);
  }

  void addHeld(String reason, Money amount) {
    held.merge(reason, amount, Money::plus);
  }

  void add(Sums other) {
    outstanding = outstanding.plus(other.outstanding);
    overdue = overdue.plus(other.overdue);
    covered = covered.plus(other.covered);
    toBeCollected = toBeCollected.plus(other.toBeCollected);
    other.held.forEach(this::addHeld);
  }

  Money outstanding() {
    return outstanding;
  }

  /** The amount that is due and not paid; due today is not overdue. */
  Money overdue() {
    return overdue;
  }

  /** The part of the overdue amount that is covered by unapplied money. */
  Money covered() {
    return covered;
  }

  /** The overdue amount that is neither held nor covered. */
  Money toBeCollected() {
    return toBeCollected;
  }

  /** The parts of the overdue amount that are on hold, by reason. */
  Map<String, Money> held() {
    return held;
  }
}
