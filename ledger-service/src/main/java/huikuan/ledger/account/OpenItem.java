package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item with the amounts that stand against it.
 *
 * @param open the amount left in the end, after the last day on which anything changes
 * @param putOffTo the day on which it is due by the last extension; null = as it was posted
 */
public record OpenItem(Item item, Money open, List<Link> links, @Nullable LocalDate putOffTo) {

  /**
   * An amount against the item from a day on.
   *
   * @param amount below zero = less from that day on
   */
  public record Link(Kind kind, String number, LocalDate from, Money amount) {

    Link plus(Money more) {
      return new Link(kind, number, from, amount.plus(more));
    }
  }

  public OpenItem {
    links = List.copyOf(links);
  }

  static OpenItem of(Item item) {
    return new OpenItem(item, item.amount(), List.of(), null);
  }

  /** The day on which it is due, as known now; a credit has the day from which its age counts. */
  LocalDate due() {
    LocalDate posted = item.dueOn() == null ? item.agesFrom() : item.dueOn();
    return putOffTo == null ? posted : putOffTo;
  }

  OpenItem putOffTo(LocalDate day) {
    return new OpenItem(item, open, links, day);
  }

  boolean settled() {
    return open.signum() == 0;
  }

  /** The open amount on a day. */
  Money openOn(LocalDate day) {
    Money left = item.postedOn().isAfter(day) ? Money.zero(open.currency()) : item.amount();
    for (Link link : links) {
      left = link.from().isAfter(day) ? left : left.minus(link.amount());
    }
    return left;
  }

  /** The links that take something from it on days after this one. */
  List<Link> takenAfter(LocalDate day) {
    return links.stream()
        .filter(link -> link.from().isAfter(day) && link.amount().signum() > 0)
        .toList();
  }

  OpenItem with(Collection<Link> more) {
    if (more.isEmpty()) {
      return this;
    }
    ChangingItem changing = new ChangingItem(this);
    more.forEach(changing::add);
    return changing.asItStands();
  }

  /** The links to add so that nothing stands against the item from a day on. */
  List<Link> undoneFrom(LocalDate day) {
    List<Link> undone = new ArrayList<>();
    for (Link link : links) {
      undone.add(
          new Link(link.kind(), link.number(), later(link.from(), day), link.amount().negated()));
    }
    return undone;
  }

  /** The final amount against it of the document that a link names. */
  Money standing(Link of) {
    Money standing = Money.zero(open.currency());
    for (Link link : links) {
      if (link.kind() == of.kind() && link.number().equals(of.number())) {
        standing = standing.plus(link.amount());
      }
    }
    return standing;
  }

  static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
