package huikuan.ledger.items;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Posting;
import java.util.ArrayList;
import java.util.List;

/**
 * What one event does to one item.
 *
 * @param position the event's commit
 * @param amount of a posting: of a claim what is open more, of a credit what is unapplied more
 */
record ItemChange(long position, AccountEvent event, Posting.Entry entry, Item item, Money amount) {

  /** In order; a recovery's item is no item to work with. */
  static List<ItemChange> of(AccountEvent event, long position) {
    List<ItemChange> changes = new ArrayList<>();
    for (Posting posting : Posting.of(event)) {
      Item item = posting.item();
      if (item.kind().claim() || item.kind().credit()) {
        Money amount = item.kind().claim() ? posting.amount() : posting.amount().negated();
        changes.add(new ItemChange(position, event, posting.entry(), item, amount));
      }
    }
    return changes;
  }

  DocumentKey key() {
    return event.key(item.kind(), item.number());
  }
}
