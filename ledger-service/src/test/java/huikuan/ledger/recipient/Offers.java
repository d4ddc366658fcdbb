package huikuan.ledger.recipient;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Offers of tests. */
public final class Offers {

  static final Instant ENDS = Instant.parse("2026-04-10T16:00:00Z");

  private Offers() {}

  /** 900 instead of 1000, with all that an offer can have. */
  public static Offer settlement(AccountId account) {
    return new Offer(
        "concession." + account.customerId() + ".1",
        account,
        "settlement",
        money("1000.00", account),
        money("900.00", account),
        money("100.00", account),
        List.of(new Offer.Due(LocalDate.parse("2026-05-20"), money("900.00", account))),
        true,
        LocalDate.parse("2026-05-20"),
        "exchange two valves",
        LocalDate.parse("2026-05-10"),
        LocalDate.parse("2026-04-10"),
        ENDS,
        List.of(new Offer.Part(ItemKind.INVOICE, "FP-2026-0117", money("1000.00", account))));
  }

  private static Money money(String amount, AccountId account) {
    return Money.parse(amount + " " + account.currency());
  }
}
