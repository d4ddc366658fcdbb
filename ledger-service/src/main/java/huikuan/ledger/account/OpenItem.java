package huikuan.ledger.account;

import huikuan.contracts.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * An item, and what stands against it.
 *
 * @param amount what it was posted with
 * @param open what is left in the end, after the last day on which anything changes
 */
public record OpenItem(Item item, Money amount, Money open, List<Link> links) {

  /**
   * What stands against it from a day on.
   *
   * @param amount below zero = less from that day on
   */
  public record Link(Kind kind, String number, LocalDate from, Money amount) {

    private boolean samePlace(Link other) {
      return kind == other.kind && from.equals(other.from) && number.equals(other.number);
    }

    private Link plus(Money more) {
      return new Link(kind, number, from, amount.plus(more));
    }
  }

  public OpenItem {
    links = List.copyOf(links);
  }

  static OpenItem of(Item item, Money amount) {
    return new OpenItem(item, amount, amount, List.of());
  }

  boolean settled() {
    return open.signum() == 0;
  }

  /** What is left on a day. */
  Money openOn(LocalDate day) {
    Money left = item.postedOn().isAfter(day) ? Money.zero(amount.currency()) : amount;
    for (Link link : links) {
      left = link.from().isAfter(day) ? left : left.minus(link.amount());
    }
    return left;
  }

  /** What will be taken from it on days after this one. */
  List<Link> takenAfter(LocalDate day) {
    return links.stream()
        .filter(link -> link.from().isAfter(day) && link.amount().signum() > 0)
        .toList();
  }

  OpenItem with(Collection<Link> more) {
    List<Link> sums = new ArrayList<>(links);
    Money left = open;
    for (Link link : more) {
      left = left.minus(link.amount());
      add(sums, link);
    }
    return new OpenItem(item, amount, left, sums);
  }

  private static void add(List<Link> sums, Link link) {
    for (int at = 0; at < sums.size(); at++) {
      if (sums.get(at).samePlace(link)) {
        Link sum = sums.remove(at).plus(link.amount());
        if (sum.amount().signum() != 0) {
          sums.add(at, sum);
        }
        return;
      }
    }
    sums.add(link);
  }

  /**
   * The first day, not before {@code notBefore}, from which as much is open for ever.
   *
   * @param part at most what is open in the end
   */
  LocalDate earliest(Money part, LocalDate notBefore) {
    LocalDate floor = later(notBefore, item.postedOn());
    Money openBefore = open;
    for (Map.Entry<LocalDate, Money> day : byDay().descendingMap().entrySet()) {
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

  private NavigableMap<LocalDate, Money> byDay() {
    NavigableMap<LocalDate, Money> byDay = new TreeMap<>();
    links.forEach(link -> byDay.merge(link.from(), link.amount(), Money::plus));
    return byDay;
  }

  /** What must be added to the links so that nothing stands against the item from a day on. */
  List<Link> undoneFrom(LocalDate day) {
    List<Link> undone = new ArrayList<>();
    for (Link link : links) {
      undone.add(
          new Link(link.kind(), link.number(), later(link.from(), day), link.amount().negated()));
    }
    return undone;
  }

  /** What stands against it in the end, of the document that a link names. */
  Money standing(Link of) {
    Money standing = Money.zero(amount.currency());
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
