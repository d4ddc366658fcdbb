package huikuan.notification.openamounts;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unapplied money of an account, set against what is due first. Nobody is asked for what he has
 * paid, whether or not somebody here has allocated it.
 */
final class Cover {

  private static final Cover NONE = new Cover(List.of(), List.of());

  /**
   * A debit item of the account.
   *
   * @param onHold nobody is asked for it; money is set against what is chased first
   */
  record Owed(
      String invoice, LocalDate dueOn, @Nullable String contract, Money open, boolean onHold) {}

  /**
   * A credit of the account.
   *
   * @param name its kind and number
   * @param contract for whose invoices alone it is meant; null = for any
   */
  record Unapplied(String name, @Nullable String contract, Money left) {}

  private final Map<String, Money> open = new HashMap<>();
  private final Map<String, List<String>> by = new HashMap<>();

  Cover(List<Owed> owed, List<Unapplied> credits) {
    List<Owed> order =
        owed.stream()
            .sorted(
                Comparator.comparing(Owed::onHold)
                    .thenComparing(Owed::dueOn)
                    .thenComparing(Owed::invoice))
            .toList();
    order.forEach(each -> open.put(each.invoice(), each.open()));
    // Money that is meant for a contract first: other money can still go anywhere.
    credits.stream().filter(each -> each.contract() != null).forEach(each -> set(each, order));
    credits.stream().filter(each -> each.contract() == null).forEach(each -> set(each, order));
  }

  static Cover none() {
    return NONE;
  }

  private void set(Unapplied credit, List<Owed> order) {
    Money left = credit.left();
    for (Owed each : order) {
      Money still = open.getOrDefault(each.invoice(), each.open());
      boolean meant = credit.contract() == null || credit.contract().equals(each.contract());
      if (meant && left.signum() > 0 && still.signum() > 0) {
        Money part = left.min(still);
        left = left.minus(part);
        open.put(each.invoice(), still.minus(part));
        by.computeIfAbsent(each.invoice(), none -> new ArrayList<>()).add(credit.name());
      }
    }
  }

  /**
   * What of an invoice is still owed.
   *
   * @param known what is open of it, as far as it was read apart
   */
  Money open(String invoice, Money known) {
    return open.getOrDefault(invoice, known).min(known);
  }

  /** The credits that cover a part of an invoice, or all. */
  List<String> by(String invoice) {
    return by.getOrDefault(invoice, List.of());
  }
}
