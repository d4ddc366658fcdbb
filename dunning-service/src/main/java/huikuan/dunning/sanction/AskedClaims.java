package huikuan.dunning.sanction;

import static java.util.stream.Collectors.joining;

import huikuan.contracts.AccountId;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.dunning.claim.Decision.Reason;
import huikuan.dunning.cover.AccountCover;
import huikuan.dunning.sanction.SanctionBook.ItemRef;
import huikuan.dunning.sanction.SanctionEvent.AskedItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The part of a customer's escalated claims that is asked for: open, not on hold, and not covered.
 * Amounts of different currencies are never added.
 */
final class AskedClaims {

  private final SanctionBook book;
  private final Map<AccountId, AccountCover> covers = new HashMap<>();
  private final List<AskedItem> items;

  AskedClaims(SanctionBook book, SanctionBasis basis) {
    this.book = book;
    items =
        book.items().entrySet().stream()
            .map(each -> asked(each.getKey(), each.getValue(), basis))
            .filter(each -> each.asked().signum() > 0)
            .toList();
  }

  private AskedItem asked(ItemRef ref, SanctionBook.Joined joined, SanctionBasis basis) {
    AccountCover cover = covers.computeIfAbsent(ref.account(), basis::cover);
    ItemName item = ref.item();
    return new AskedItem(
        ref.account(),
        item.kind(),
        item.number(),
        joined.as().dueOn(),
        joined.open(),
        cover.asked(item, joined.open()),
        joined.proof());
  }

  List<AskedItem> items() {
    return items;
  }

  /** The sums, one for each currency, by its code. */
  List<Money> sums() {
    return List.copyOf(sums(items).values());
  }

  static Map<String, Money> sums(Collection<AskedItem> some) {
    Map<String, Money> sums = new TreeMap<>();
    some.forEach(
        each -> sums.merge(each.asked().currency().getCurrencyCode(), each.asked(), Money::plus));
    return sums;
  }

  /** Whether these are enough in any one currency. */
  boolean enough(Collection<AskedItem> some) {
    Map<AccountId, Money> sums = new HashMap<>();
    some.forEach(each -> sums.merge(each.account(), each.asked(), Money::plus));
    return sums.entrySet().stream()
        .anyMatch(
            each -> {
              Money minimum = book.minimum(each.getKey());
              return minimum == null || each.getValue().compareTo(minimum) >= 0;
            });
  }

  boolean enough() {
    return enough(items);
  }

  /** The sum asked for in each account, and its minimum: {@code 9.00 CNY of at least 10.00 CNY}. */
  String shortfall() {
    return book.items().keySet().stream()
        .map(ItemRef::account)
        .distinct()
        .map(
            account -> {
              Money sum =
                  items.stream()
                      .filter(each -> each.account().equals(account))
                      .map(AskedItem::asked)
                      .reduce(Money.zero(account.currency()), Money::plus);
              Money minimum = book.minimum(account);
              return sum + " of " + (minimum == null ? "any amount" : "at least " + minimum);
            })
        .collect(joining("; "));
  }

  /** Whether anything is open, as far as is known: else the escalation is about to be over. */
  boolean isOpen() {
    return book.items().entrySet().stream()
        .anyMatch(
            each ->
                cover(each.getKey()).open(each.getKey().item(), each.getValue().open()).signum()
                    > 0);
  }

  /** Why too little is asked for. */
  Reason reason() {
    boolean held =
        covers.values().stream().anyMatch(AccountCover::customerHeld) || credits() == null;
    return !items.isEmpty() ? Reason.BELOW_MINIMUM : held ? Reason.ON_HOLD : Reason.COVERED;
  }

  /** The credits that cover claims; null = none does. */
  @Nullable String credits() {
    String credits =
        book.items().keySet().stream()
            .flatMap(each -> cover(each).by(each.item()).stream())
            .distinct()
            .collect(joining(", "));
    return credits.isEmpty() ? null : credits;
  }

  private AccountCover cover(ItemRef ref) {
    return Objects.requireNonNull(covers.get(ref.account()));
  }
}
