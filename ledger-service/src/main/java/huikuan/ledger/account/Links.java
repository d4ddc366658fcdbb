package huikuan.ledger.account;

import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.OpenItem.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links that an event sets against items, as each remembers them. */
final class Links {

  private final Map<ItemName, List<Link>> byItem = new LinkedHashMap<>();

  /** The links of an event. A reversal stands against the item that it undoes, with all of it. */
  static Map<ItemName, List<Link>> of(AccountEvent event) {
    Links links = new Links();
    for (Allocation each : event.allocations()) {
      links.add(each.claim(), link(each, each.credit()));
      links.add(each.credit(), link(each, each.claim()));
    }
    if (event instanceof DocumentReversed undone) {
      links.add(
          undone.reversed(),
          new Link(undone.kind(), undone.number(), undone.postedOn(), undone.amount()));
    }
    return links.byItem;
  }

  private void add(Item item, Link link) {
    byItem.computeIfAbsent(ItemName.of(item), none -> new ArrayList<>()).add(link);
  }

  private static Link link(Allocation allocation, Item other) {
    return new Link(other.kind(), other.number(), allocation.from(), allocation.amount());
  }
}
