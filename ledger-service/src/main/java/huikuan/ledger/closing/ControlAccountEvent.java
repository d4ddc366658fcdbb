package huikuan.ledger.closing;

import huikuan.contracts.EventName;
import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event of a company's control account. Its actor is who states the balances. */
public sealed interface ControlAccountEvent {

  String company();

  /**
   * What the general ledger has for receivables at the end of a day.
   *
   * @param reference where it stands there; null = nobody said
   */
  record Balance(LocalDate day, Money balance, @Nullable String reference) {}

  /** Balances were stated. Each takes the place of an earlier one of its day and currency. */
  @EventName("huikuan.ledger.control-account.stated.v1")
  record BalancesStated(String company, List<Balance> balances) implements ControlAccountEvent {

    public BalancesStated {
      balances = List.copyOf(balances);
    }
  }
}
