package huikuan.ledger.items;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Kind;
import huikuan.platform.projection.CatchUp;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The invoices that name a contract, paid ones too, in the order in which they became known. One
 * that is dated ahead becomes known on its day.
 */
@Component
public class ClaimsOfContract {

  private final ItemStore items;
  private final CatchUp catchUp;

  ClaimsOfContract(ItemStore items, CatchUp itemsCatchUp) {
    this.items = items;
    this.catchUp = itemsCatchUp;
  }

  /**
   * The place of an invoice among those of its contract.
   *
   * @param before the amounts of those of its account that became known before it, or of so many of
   *     them that they are enough
   * @param reversed whether it was: it is none of them any more
   */
  public record Place(Money before, boolean reversed) {}

  /**
   * An invoice that is not known yet comes after all others.
   *
   * @param enough those before it are added up until they reach this: no more are read
   */
  public Place placeOf(AccountId account, String contract, String number, Money enough) {
    catchUp.awaitHead();
    String id = new DocumentKey(account.company(), Kind.INVOICE, number).toString();
    ItemEntry own = items.find(List.of(id)).get(id);
    return new Place(
        items.amounts(account, contract, own == null ? null : own.place(), enough),
        own != null && own.state() == ItemState.REVERSED);
  }
}
