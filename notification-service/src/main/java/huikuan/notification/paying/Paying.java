package huikuan.notification.paying;

import huikuan.contracts.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What letters of a company say of paying.
 *
 * @param accounts where to pay
 * @param contact whom to ask; null = nobody is named
 */
public record Paying(List<BankAccount> accounts, @Nullable Contact contact) {

  /** Nothing is said. */
  public static final Paying NOTHING = new Paying(List.of(), null);

  public Paying {
    accounts = List.copyOf(accounts);
  }

  /** Where to pay these amounts, as far as it is known. */
  public List<BankAccount> accountsFor(List<Money> amounts) {
    List<String> currencies =
        amounts.stream().map(each -> each.currency().getCurrencyCode()).toList();
    return accounts.stream().filter(each -> currencies.contains(each.currency())).toList();
  }
}
