package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import huikuan.ledger.account.OpenItem.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A document, from all events about it.
 *
 * @param posted the event that posted it
 * @param item its item as it stands; null if it put none into the account
 * @param reversal the event that undid it; null if it was not undone
 * @param recoveries money that came in after all for a write-off
 * @param extensions of an invoice, in the order of their recording, without those taken back
 * @param takenBack of an invoice, which took back an extension from the latest day on; null if none
 *     did
 */
record Past(
    AccountEvent posted,
    @Nullable OpenItem item,
    @Nullable AccountEvent reversal,
    List<RecoveryRecorded> recoveries,
    List<DueDatePutOff> extensions,
    @Nullable ExtensionTakenBack takenBack) {

  Money recovered() {
    Money recovered = Money.zero(posted.account().currency());
    for (RecoveryRecorded each : recoveries) {
      recovered = recovered.plus(each.amount());
    }
    return recovered;
  }

  /** The recoveries of later days. */
  List<Link> recoveredAfter(LocalDate day) {
    return recoveries.stream()
        .filter(each -> each.postedOn().isAfter(day))
        .map(each -> new Link(each.kind(), each.number(), each.postedOn(), each.amount()))
        .toList();
  }

  /**
   * A document's past.
   *
   * @param about all events about it, at least the one that posted it
   * @param links finds the links that an event sets against items
   */
  static Past of(
      DocumentKey key,
      List<AccountEvent> about,
      Function<AccountEvent, Map<ItemName, List<Link>>> links) {
    AccountEvent posted = about.getFirst();
    OpenItem standing = posted.item() == null ? null : OpenItem.of(posted.item());
    AccountEvent reversal = null;
    List<RecoveryRecorded> recoveries = new ArrayList<>();
    List<DueDatePutOff> extensions = new ArrayList<>();
    ExtensionTakenBack takenBack = null;
    for (AccountEvent event : about) {
      if (standing != null) {
        standing =
            standing.with(links.apply(event).getOrDefault(ItemName.of(standing.item()), List.of()));
      }
      LocalDate due = newDueDate(event);
      if (standing != null && due != null) {
        standing = standing.putOffTo(due);
      }
      switch (event) {
        case RecoveryRecorded recovery when !recovery.key().equals(key) -> recoveries.add(recovery);
        case DocumentReversed undone when undone.reversedKey().equals(key) -> reversal = undone;
        case DocumentReversed undone when undone.writeOff() != null ->
            recoveries.removeIf(each -> each.number().equals(undone.reversed().number()));
        case DueDatePutOff putOff when !putOff.key().equals(key) -> extensions.add(putOff);
        case ExtensionTakenBack back when back.extensionKey().equals(key) -> reversal = back;
        case ExtensionTakenBack back -> {
          extensions.removeIf(each -> each.key().equals(back.extensionKey()));
          takenBack =
              takenBack == null || back.postedOn().isAfter(takenBack.postedOn()) ? back : takenBack;
        }
        default -> {}
      }
    }
    return new Past(posted, standing, reversal, recoveries, extensions, takenBack);
  }

  /** The due date of its claim that an event changes; null = it changes none. */
  static @Nullable LocalDate newDueDate(AccountEvent event) {
    return switch (event) {
      case DueDatePutOff putOff -> putOff.dueOn();
      case ExtensionTakenBack back -> back.dueOn();
      default -> null;
    };
  }
}
