package huikuan.dunning.customers;

import huikuan.contracts.Money;
import org.jspecify.annotations.Nullable;

/**
 * The two largest invoices of a customer in a currency, as posted.
 *
 * @param second null = there is one alone
 */
public record Largest(One first, @Nullable One second) {

  /** A claim. */
  public record One(String invoice, Money amount) {}

  static Largest with(@Nullable Largest known, String invoice, Money amount) {
    One added = new One(invoice, amount);
    if (known == null) {
      return new Largest(added, null);
    }
    One first = known.first;
    One second = known.second;
    boolean isKnown =
        first.invoice.equals(invoice) || second != null && second.invoice.equals(invoice);
    if (isKnown || second != null && amount.compareTo(second.amount) <= 0) {
      return known;
    }
    return amount.compareTo(first.amount) > 0
        ? new Largest(added, first)
        : new Largest(first, added);
  }

  /** The amount of the largest but for one; null = there is none. */
  @Nullable Money but(String invoice) {
    if (!first.invoice.equals(invoice)) {
      return first.amount;
    }
    return second == null ? null : second.amount;
  }
}
