package huikuan.ledger.account;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AllocationPolicy.Explicit;
import huikuan.ledger.account.AllocationPolicy.Part;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sets a document's item against others as a policy says: a credit against claims, or a refund
 * against credits.
 */
final class Allocating {

  /** A document changes so many items at most: all of it fits into one commit. */
  static final int MOST_ITEMS = 5_000;

  private final Known known;
  private final Draft draft;
  private final AccountId account;

  Allocating(Known known, Draft draft, AccountId account) {
    this.known = known;
    this.draft = draft;
    this.account = account;
  }

  /**
   * Sets the item against others in the draft.
   *
   * @return the reason to refuse it, empty = it is done; nobody looks at the draft of a refused
   *     document, which may be half done
   */
  Optional<Rejection> allocate(Item own, Money amount, AllocationPolicy policy, LocalDate day) {
    return switch (policy) {
      case Explicit explicit -> explicit(own, amount, explicit.parts(), day);
      case AllocationPolicy.OldestFirst oldest -> oldestFirst(own, amount, day);
      case AllocationPolicy.None none -> Optional.empty();
    };
  }

  private Optional<Rejection> explicit(Item own, Money amount, List<Part> parts, LocalDate day) {
    Money allocated =
        parts.stream().map(Part::amount).reduce(Money.zero(amount.currency()), Money::plus);
    return Check.first(
        List.of(
            () -> partAtFault(parts),
            () -> allocationsExceedDocument(amount, allocated),
            () -> allocationsShortOfDocument(own, amount, allocated),
            () -> oneAfterTheOther(own, parts, day)));
  }

  /** The parts in themselves, whatever they name. */
  private static Optional<Rejection> partAtFault(List<Part> parts) {
    Set<String> names = new HashSet<>();
    for (int at = 0; at < parts.size(); at++) {
      int place = at;
      Part part = parts.get(at);
      Optional<Rejection> fault =
          Check.first(
              List.of(
                  () -> allocationNotPositive(place, part),
                  () -> itemRepeated(place, part, names)));
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<Rejection> allocationNotPositive(int at, Part part) {
    return Check.refusedIf(
        part.amount().signum() <= 0, () -> new Rejection.AllocationNotPositive(at, part.amount()));
  }

  /**
   * @param names of the parts before; this part's is added
   */
  private static Optional<Rejection> itemRepeated(int at, Part part, Set<String> names) {
    return Check.refusedIf(
        !names.add(part.kind() + "/" + part.number()),
        () -> new Rejection.ItemRepeated(at, part.kind(), part.number()));
  }

  private static Optional<Rejection> allocationsExceedDocument(Money amount, Money allocated) {
    return Check.refusedIf(
        allocated.compareTo(amount) > 0,
        () -> new Rejection.AllocationsExceedDocument(amount, allocated));
  }

  private static Optional<Rejection> allocationsShortOfDocument(
      Item own, Money amount, Money allocated) {
    boolean whole = own.kind() == Kind.WRITE_OFF || own.kind() == Kind.REFUND;
    return Check.refusedIf(
        whole && allocated.compareTo(amount) < 0,
        () -> new Rejection.AllocationsShortOfDocument(amount, allocated));
  }

  /** Each part is decided on what the parts before it have left. */
  private Optional<Rejection> oneAfterTheOther(Item own, List<Part> parts, LocalDate day) {
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      OpenItem other = draft.find(part.kind(), part.number());
      if (other == null) {
        return Optional.of(notOpen(at, part));
      }
      Optional<Rejection> fault = exceedsOpenAmount(at, part, other);
      if (fault.isPresent()) {
        return fault;
      }
      allocate(own, other.item(), part.amount(), day);
    }
    return Optional.empty();
  }

  private Optional<Rejection> exceedsOpenAmount(int at, Part part, OpenItem other) {
    return Check.refusedIf(
        part.amount().compareTo(other.open()) > 0,
        () ->
            new Rejection.ExceedsOpenAmount(
                at, part.kind(), part.number(), other.open(), other.takenAfter(known.today())));
  }

  private void allocate(Item own, Item other, Money part, LocalDate day) {
    if (own.kind().claim()) {
      draft.allocate(own, other, part, day);
    } else {
      draft.allocate(other, own, part, day);
    }
  }

  /** An item that is not open here is unknown, in another account, or settled; the log tells. */
  private Rejection notOpen(int at, Part part) {
    Past past = known.past(new DocumentKey(account.company(), part.kind(), part.number()));
    if (past == null) {
      return new Rejection.UnknownItem(at, part.kind(), part.number());
    }
    AccountId holder = past.posted().account();
    return Check.first(
            List.of(() -> otherCurrency(at, part, holder), () -> otherCustomer(at, part, holder)))
        .orElseGet(() -> settled(at, part, past));
  }

  private Optional<Rejection> otherCurrency(int at, Part part, AccountId holder) {
    return Check.refusedIf(
        !holder.currency().equals(account.currency()),
        () -> new Rejection.OtherCurrency(at, part.kind(), part.number(), holder));
  }

  private Optional<Rejection> otherCustomer(int at, Part part, AccountId holder) {
    return Check.refusedIf(
        !holder.equals(account),
        () -> new Rejection.OtherCustomer(at, part.kind(), part.number(), holder));
  }

  private Rejection settled(int at, Part part, Past past) {
    return new Rejection.ExceedsOpenAmount(
        at, part.kind(), part.number(), Money.zero(account.currency()), takenAhead(past));
  }

  private List<Link> takenAhead(Past past) {
    return past.item() == null ? List.of() : past.item().takenAfter(known.today());
  }

  private Optional<Rejection> oldestFirst(Item own, Money amount, LocalDate day) {
    Money left = amount;
    Stream<OpenItem> others = own.kind() == Kind.REFUND ? draft.credits() : draft.claims();
    for (OpenItem other : enough(others, amount)) {
      Money part = left.min(other.open());
      allocate(own, other.item(), part, day);
      left = left.minus(part);
    }
    return exceedsUnapplied(own, amount, left);
  }

  /**
   * @param left what no credit has covered
   */
  private Optional<Rejection> exceedsUnapplied(Item own, Money amount, Money left) {
    return Check.refusedIf(
        own.kind() == Kind.REFUND && left.signum() > 0,
        () ->
            new Rejection.ExceedsUnapplied(amount, amount.minus(left), known.ahead().ofCredits()));
  }

  private static List<OpenItem> enough(Stream<OpenItem> items, Money amount) {
    List<OpenItem> enough = new ArrayList<>();
    Money left = amount;
    for (Iterator<OpenItem> each = items.iterator();
        each.hasNext() && left.signum() > 0 && enough.size() < MOST_ITEMS; ) {
      OpenItem item = each.next();
      enough.add(item);
      left = left.minus(left.min(item.open()));
    }
    return enough;
  }
}
