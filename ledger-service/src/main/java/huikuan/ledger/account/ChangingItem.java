package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An item while links are added to it. Each link costs the same, however many there are: a receipt
 * may stand against thousands of invoices.
 */
final class ChangingItem {

  private record Place(Kind kind, String number, LocalDate from) {
    static Place of(Link link) {
      return new Place(link.kind(), link.number(), link.from());
    }
  }

  private final Item item;
  private final Map<Place, Link> links = new LinkedHashMap<>();
  private final NavigableMap<LocalDate, Money> byDay = new TreeMap<>();
  private final @Nullable LocalDate putOffTo;
  private Money open;

  ChangingItem(OpenItem before) {
    putOffTo = before.putOffTo();
    item = before.item();
    open = before.open();
    before.links().forEach(this::put);
  }

  Item item() {
    return item;
  }

  Money open() {
    return open;
  }

  /** The open amount on a day. */
  Money openOn(LocalDate day) {
    Money left = item.postedOn().isAfter(day) ? Money.zero(open.currency()) : item.amount();
    for (Money taken : byDay.headMap(day, true).values()) {
      left = left.minus(taken);
    }
    return left;
  }

  /** Adds a link. Links of one place become one, and none when they add up to zero. */
  void add(Link link) {
    open = open.minus(link.amount());
    put(link);
  }

  private void put(Link link) {
    byDay.merge(link.from(), link.amount(), Money::plus);
    links.merge(
        Place.of(link),
        link,
        (one, two) -> {
          Link sum = one.plus(two.amount());
          return sum.amount().signum() == 0 ? null : sum;
        });
  }

  /**
   * The first day, not before {@code notBefore}, from which as much is open for ever.
   *
   * @param part at most the open amount in the end
   */
  LocalDate earliest(Money part, LocalDate notBefore) {
    LocalDate floor = OpenItem.later(notBefore, item.postedOn());
    Money openBefore = open;
    for (Map.Entry<LocalDate, Money> day : byDay.descendingMap().entrySet()) {
      if (!day.getKey().isAfter(floor)) {
        break;
      }
      openBefore = openBefore.plus(day.getValue());
      if (openBefore.compareTo(part) < 0) {
        return day.getKey();
      }
    }
    return floor;
  }

  OpenItem asItStands() {
    return new OpenItem(item, open, List.copyOf(links.values()), putOffTo);
  }
}
