package huikuan.ledger.confirmation;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.balances.AccountsAt.Balance;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that a run selects: those with a balance above zero, and as it says.
 *
 * @param currency null = any
 * @param above only balances above this amount; null = any
 * @param customerClass only customers of this class; null = any
 * @param zero also accounts whose balance is zero
 * @param credit also accounts with a balance below zero
 * @param sample only so many accounts, drawn by the seed; null = all
 * @param seed decides which; null = no sample
 */
public record Selection(
    @Nullable String currency,
    @Nullable Money above,
    @Nullable String customerClass,
    boolean zero,
    boolean credit,
    @Nullable Integer sample,
    @Nullable Long seed) {

  /**
   * The selected accounts, in the order of their ids. The sample takes the accounts whose SHA-256
   * of seed, a space and id is smallest: everybody who knows the seed can draw it again.
   *
   * @param balances of the company's accounts
   * @param isOfClass whether the customer of an account is of the class
   */
  List<Balance> select(List<Balance> balances, Predicate<AccountId> isOfClass) {
    List<Balance> selected =
        balances.stream()
            .filter(each -> isIn(each.balance()))
            .filter(each -> customerClass == null || isOfClass.test(each.account()))
            .toList();
    return sample == null || selected.size() <= sample ? selected : drawn(selected, sample);
  }

  private boolean isIn(Money balance) {
    if (currency != null && !balance.currency().getCurrencyCode().equals(currency)) {
      return false;
    }
    if (above != null) {
      return balance.compareTo(above) > 0;
    }
    return switch (balance.signum()) {
      case 0 -> zero;
      case 1 -> true;
      default -> credit;
    };
  }

  private List<Balance> drawn(List<Balance> selected, int most) {
    return selected.stream()
        .map(each -> new Lot(lot(each.account()), each))
        .sorted(Comparator.comparing(Lot::hash, Arrays::compareUnsigned))
        .limit(most)
        .map(Lot::balance)
        .sorted(Comparator.comparing(each -> each.account().toString()))
        .toList();
  }

  private record Lot(byte[] hash, Balance balance) {}

  private byte[] lot(AccountId account) {
    return LetterNumber.sha256((seed + " " + account).getBytes(StandardCharsets.UTF_8));
  }
}
