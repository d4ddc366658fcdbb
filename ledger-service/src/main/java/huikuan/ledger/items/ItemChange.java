package huikuan.ledger.items;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.Allocation;
import huikuan.ledger.account.DocumentKey;
import huikuan.ledger.account.EffectEvent;
import huikuan.ledger.account.EffectEvent.DocumentTookEffect;
import huikuan.ledger.account.Item;
import huikuan.platform.eventlog.RecordedEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The change of one item by one event.
 *
 * @param position the event's commit
 * @param index the event's place in it
 * @param amount added to the open amount of a claim, or to the unapplied amount of a credit
 * @param reference only of an item's own document
 */
record ItemChange(
    long position,
    int index,
    Entry entry,
    AccountId account,
    Item item,
    Money amount,
    @Nullable String reference) {

  enum Entry {
    /** The item's document was recorded; its day is still to come. */
    RECORDED_AHEAD,
    /** The item's document counts. */
    DOCUMENT,
    /** The item's document was undone; of one recorded ahead, before its day. */
    REVERSAL,
    /** Something was set against the item, or no longer is. */
    ALLOCATION,
    /** The invoice is due on another day: its item has the new one. */
    PUT_OFF
  }

  /** In order; a recovery's item is no item to work with. */
  static List<ItemChange> of(RecordedEvent event) {
    return switch (event.payload()) {
      case AccountEvent recorded -> recorded(recorded, event);
      case DocumentTookEffect effect -> effect(effect, event);
      default -> List.of();
    };
  }

  private static List<ItemChange> recorded(AccountEvent event, RecordedEvent at) {
    switch (event) {
      case DueDatePutOff putOff -> {
        return List.of(putOff(event, putOff.claim().putOffTo(putOff.dueOn()), at));
      }
      case ExtensionTakenBack back -> {
        return List.of(putOff(event, back.claim().putOffTo(back.dueOn()), at));
      }
      default -> {}
    }
    List<ItemChange> changes = new ArrayList<>();
    if (event.postedOn().isAfter(event.recordedOn())) {
      ahead(event, at).ifPresent(changes::add);
    }
    changes.addAll(effect(DocumentTookEffect.atOnce(event), at));
    return changes;
  }

  /** An agreement is heeded at once, whatever the day from which the books count it. */
  private static ItemChange putOff(AccountEvent event, Item claim, RecordedEvent at) {
    return of(at, Entry.PUT_OFF, event.account(), claim, event.amount(), null);
  }

  private static Optional<ItemChange> ahead(AccountEvent event, RecordedEvent at) {
    Item item = event.item();
    if (item != null && EffectEvent.stays(item)) {
      return Optional.of(
          of(
              at,
              Entry.RECORDED_AHEAD,
              event.account(),
              item,
              event.amount(),
              event.labels().reference()));
    }
    // Undone on the very day on which it would begin to count: it never does.
    LocalDate day = event.postedOn();
    return event instanceof DocumentReversed undone
            && EffectEvent.stays(undone.reversed())
            && undone.reversed().postedOn().equals(day)
        ? Optional.of(
            of(
                at,
                Entry.REVERSAL,
                event.account(),
                undone.reversed(),
                Money.zero(event.account().currency()),
                null))
        : Optional.empty();
  }

  private static List<ItemChange> effect(DocumentTookEffect effect, RecordedEvent at) {
    List<ItemChange> changes = new ArrayList<>();
    AccountId account = effect.account();
    Money amount = effect.amount();
    if (effect.posted() != null && amount != null) {
      changes.add(of(at, Entry.DOCUMENT, account, effect.posted(), amount, effect.reference()));
    }
    if (effect.reversed() != null && amount != null) {
      changes.add(of(at, Entry.REVERSAL, account, effect.reversed(), amount.negated(), null));
    }
    for (Allocation each : effect.allocations()) {
      Money less = each.amount().negated();
      for (Item item : List.of(each.credit(), each.claim())) {
        changes.add(of(at, Entry.ALLOCATION, account, item, less, null));
      }
    }
    return changes;
  }

  private static ItemChange of(
      RecordedEvent at,
      Entry entry,
      AccountId account,
      Item item,
      Money amount,
      @Nullable String reference) {
    return new ItemChange(at.position(), at.index(), entry, account, item, amount, reference);
  }

  DocumentKey key() {
    return new DocumentKey(account.company(), item.kind(), item.number());
  }
}
