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
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sets a document's item against others as a policy says: a credit against claims, or a refund
 * against credits.
 */
final class Allocating {

  /** So many items at most: what one document does fits into one commit. */
  static final int MOST = 5_000;

  private final Known known;
  private final Draft draft;
  private final AccountId account;

  Allocating(Known known, Draft draft, AccountId account) {
    this.known = known;
    this.draft = draft;
    this.account = account;
  }

  /** Null if it was done. A refused document leaves its draft half done: nobody looks at it. */
  @Nullable Rejection allocate(Item own, Money amount, AllocationPolicy policy, LocalDate day) {
    return switch (policy) {
      case Explicit explicit -> explicit(own, amount, explicit.parts(), day);
      case AllocationPolicy.OldestFirst oldest -> oldestFirst(own, amount, day);
      case AllocationPolicy.None none -> null;
    };
  }

  private @Nullable Rejection explicit(Item own, Money amount, List<Part> parts, LocalDate day) {
    Rejection inItself = wrongInItself(own, amount, parts);
    if (inItself != null) {
      return inItself;
    }
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      OpenItem other = draft.find(part.kind(), part.number());
      if (other == null) {
        return notOpen(at, part);
      }
      if (part.amount().compareTo(other.open()) > 0) {
        return new Rejection.ExceedsOpenAmount(
            at, part.kind(), part.number(), other.open(), other.takenAfter(known.today()));
      }
      allocate(own, other.item(), part.amount(), day);
    }
    return null;
  }

  private void allocate(Item own, Item other, Money part, LocalDate day) {
    if (own.kind().claim()) {
      draft.allocate(own, other, part, day);
    } else {
      draft.allocate(other, own, part, day);
    }
  }

  private static @Nullable Rejection wrongInItself(Item own, Money amount, List<Part> parts) {
    Set<String> names = new HashSet<>();
    Money allocated = Money.zero(amount.currency());
    for (int at = 0; at < parts.size(); at++) {
      Part part = parts.get(at);
      if (part.amount().signum() <= 0) {
        return new Rejection.AllocationNotPositive(at, part.amount());
      }
      if (!names.add(part.kind() + "/" + part.number())) {
        return new Rejection.ItemRepeated(at, part.kind(), part.number());
      }
      allocated = allocated.plus(part.amount());
    }
    if (allocated.compareTo(amount) > 0) {
      return new Rejection.AllocationsExceedDocument(amount, allocated);
    }
    boolean whole = own.kind() == Kind.WRITE_OFF || own.kind() == Kind.REFUND;
    return whole && allocated.compareTo(amount) < 0
        ? new Rejection.AllocationsShortOfDocument(amount, allocated)
        : null;
  }

  /** Settled, in another account, or nowhere: the log tells. */
  private Rejection notOpen(int at, Part part) {
    Past past = known.past(new DocumentKey(account.company(), part.kind(), part.number()));
    if (past == null) {
      return new Rejection.UnknownItem(at, part.kind(), part.number());
    }
    AccountId holder = past.posted().account();
    if (!holder.currency().equals(account.currency())) {
      return new Rejection.OtherCurrency(at, part.kind(), part.number(), holder);
    }
    return holder.equals(account)
        ? new Rejection.ExceedsOpenAmount(
            at, part.kind(), part.number(), Money.zero(account.currency()), takenAhead(past))
        : new Rejection.OtherCustomer(at, part.kind(), part.number(), holder);
  }

  private List<Link> takenAhead(Past past) {
    return past.item() == null ? List.of() : past.item().takenAfter(known.today());
  }

  private @Nullable Rejection oldestFirst(Item own, Money amount, LocalDate day) {
    Money left = amount;
    boolean refund = own.kind() == Kind.REFUND;
    List<OpenItem> others = enough(refund ? draft.credits() : draft.claims(), amount);
    for (OpenItem other : others) {
      Money part = left.min(other.open());
      allocate(own, other.item(), part, day);
      left = left.minus(part);
    }
    return refund && left.signum() > 0
        ? new Rejection.ExceedsUnapplied(amount, amount.minus(left), known.ahead().ofCredits())
        : null;
  }

  private static List<OpenItem> enough(Stream<OpenItem> items, Money amount) {
    List<OpenItem> enough = new ArrayList<>();
    Money left = amount;
    for (Iterator<OpenItem> each = items.iterator();
        each.hasNext() && left.signum() > 0 && enough.size() < MOST; ) {
      OpenItem item = each.next();
      enough.add(item);
      left = left.minus(left.min(item.open()));
    }
    return enough;
  }
}
