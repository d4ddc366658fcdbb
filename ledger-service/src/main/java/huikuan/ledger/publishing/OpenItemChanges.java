package huikuan.ledger.publishing;

import static java.util.Objects.requireNonNull;

import huikuan.contracts.ItemKind;
import huikuan.contracts.ItemName;
import huikuan.contracts.Money;
import huikuan.contracts.ledger.LedgerEvent;
import huikuan.contracts.ledger.LedgerEvent.ItemTerms;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.ledger.LedgerEvent.UnappliedCredit;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.EffectEvent.Held;
import huikuan.ledger.account.Item;
import huikuan.ledger.account.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The debit items and credits that a document's effect changes, each once. The part of a credit
 * that is held for a later day is not told as unapplied: it covers nothing else.
 */
final class OpenItemChanges {

  private record Name(Kind kind, String number) {
    static Name of(Item item) {
      return new Name(item.kind(), item.number());
    }
  }

  private final Map<Name, OpenItem> items = new LinkedHashMap<>();
  private final Map<Name, UnappliedCredit> credits = new LinkedHashMap<>();

  private OpenItemChanges(DocumentTookEffect effect) {
    Item posted = effect.posted();
    if (posted != null) {
      changed(posted, amountOf(effect), amountOf(effect));
    }
    for (Allocation each : effect.allocations()) {
      changed(each.claim(), each.amount().negated(), each.openAfter());
      changed(each.credit(), each.amount().negated(), null);
    }
    for (Held each : effect.held()) {
      changed(each.credit(), each.more().negated(), null);
    }
    Item reversed = effect.reversed();
    if (reversed != null) {
      // All that stood against it was freed before: the whole of it is undone.
      Money amount = amountOf(effect);
      changed(reversed, amount.negated(), Money.zero(amount.currency()));
    }
  }

  /** Empty if it changes none, and undoes no debit item. */
  static Optional<LedgerEvent> of(DocumentTookEffect effect) {
    OpenItemChanges changes = new OpenItemChanges(effect);
    List<OpenItem> items =
        changes.items.values().stream().filter(each -> each.change().signum() != 0).toList();
    List<UnappliedCredit> credits =
        changes.credits.values().stream().filter(each -> each.change().signum() != 0).toList();
    ItemName reversed = reversedClaim(effect.reversed());
    Item undone = undone(effect);
    return items.isEmpty() && credits.isEmpty() && reversed == null
        ? Optional.empty()
        : Optional.of(
            new OpenItemsChanged(
                effect.account(),
                effect.kind().toString(),
                effect.number(),
                effect.postedOn(),
                items,
                credits,
                reversed,
                undone == null ? null : undone.kind().toString(),
                undone == null ? null : undone.number()));
  }

  /** A reversal undoes a document; a new allocation of a credit replaces the former one of it. */
  private static @Nullable Item undone(DocumentTookEffect effect) {
    Item reversed = effect.reversed();
    if (reversed != null || effect.kind() != Kind.ALLOCATION) {
      return reversed;
    }
    return effect.allocations().stream().map(Allocation::credit).findFirst().orElse(null);
  }

  /** All of it may have been settled before, and then its open amount does not change. */
  private static @Nullable ItemName reversedClaim(@Nullable Item reversed) {
    return Optional.ofNullable(reversed)
        .flatMap(item -> item.kind().itemKind().map(kind -> new ItemName(kind, item.number())))
        .orElse(null);
  }

  private static Money amountOf(DocumentTookEffect effect) {
    return requireNonNull(effect.amount());
  }

  /** The open amount after the last of several changes of an item counts. */
  private void changed(Item item, Money change, @Nullable Money open) {
    if (item.kind().claim()) {
      items.merge(
          Name.of(item),
          openItem(item, change, requireNonNull(open)),
          (one, two) -> openItem(item, one.change().plus(two.change()), two.open()));
    } else if (item.kind() != Kind.WRITE_OFF) {
      String kind = item.kind().toString();
      credits.merge(
          Name.of(item),
          new UnappliedCredit(kind, item.number(), item.contract(), change),
          (one, two) ->
              new UnappliedCredit(
                  kind, item.number(), item.contract(), one.change().plus(two.change())));
    }
  }

  private static OpenItem openItem(Item item, Money change, Money open) {
    return item.kind() == Kind.REFUND
        ? new OpenItem(ItemKind.REFUND, item.number(), change, open, terms(item))
        : new OpenItem(ItemKind.INVOICE, item.number(), change, open, null);
  }

  private static ItemTerms terms(Item item) {
    return new ItemTerms(
        item.postedOn(),
        requireNonNull(item.dueOn()),
        item.amount(),
        item.contract(),
        item.salesOwner());
  }
}
