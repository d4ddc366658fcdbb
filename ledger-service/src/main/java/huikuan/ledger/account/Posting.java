package huikuan.ledger.account;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.DocumentReversed;
import huikuan.ledger.account.AccountEvent.DueDatePutOff;
import huikuan.ledger.account.AccountEvent.ExtensionTakenBack;
import huikuan.ledger.account.AccountEvent.RecoveryRecorded;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of one item's open amount, or of its due date, from a business day on. All postings of
 * an account add up to its balance; those of its claims to what is open, those of its credits to
 * what is unapplied.
 *
 * @param amount above zero = the customer owes more
 */
public record Posting(Entry entry, LocalDate effectiveOn, Item item, Money amount) {

  /** The reason of a change. */
  public enum Entry {
    /** The item's own document. */
    DOCUMENT,
    /** The item's document was undone. */
    REVERSAL,
    /** Something was set against the item, or no longer is: two such postings add up to zero. */
    ALLOCATION,
    /** A recovery revived its amount of a write-off, or no longer does. */
    REVIVAL,
    /**
     * The invoice is due on another day: its item has the new day, and the amount is zero. The one
     * that was recorded last is in force.
     */
    PUT_OFF
  }

  /** Lists an event's postings in the order in which a reader expects them. */
  public static List<Posting> of(AccountEvent event) {
    List<Posting> postings = new ArrayList<>();
    Item item = event.item();
    if (item != null) {
      postings.add(
          new Posting(Entry.DOCUMENT, event.postedOn(), item, signed(item, event.amount())));
    }
    addChangesOfOthers(event, postings);
    for (Allocation each : event.allocations()) {
      postings.add(new Posting(Entry.ALLOCATION, each.from(), each.credit(), each.amount()));
      postings.add(
          new Posting(Entry.ALLOCATION, each.from(), each.claim(), each.amount().negated()));
    }
    return postings;
  }

  /** Adds the changes that are no allocations of an item that stands already. */
  private static void addChangesOfOthers(AccountEvent event, List<Posting> postings) {
    switch (event) {
      case RecoveryRecorded recovery ->
          postings.add(
              new Posting(Entry.REVIVAL, recovery.postedOn(), recovery.item(), recovery.amount()));
      case DocumentReversed undone -> reversed(undone, postings);
      case DueDatePutOff putOff ->
          postings.add(
              new Posting(
                  Entry.PUT_OFF,
                  putOff.postedOn(),
                  putOff.claim().putOffTo(putOff.dueOn()),
                  putOff.amount()));
      case ExtensionTakenBack back ->
          back.inForce()
              .forEach(
                  each ->
                      postings.add(
                          new Posting(
                              Entry.PUT_OFF,
                              each.from(),
                              back.claim().putOffTo(each.dueOn()),
                              back.amount())));
      default -> {}
    }
  }

  private static void reversed(DocumentReversed undone, List<Posting> postings) {
    Item item = undone.reversed();
    Money back = signed(item, undone.amount()).negated();
    postings.add(new Posting(Entry.REVERSAL, undone.postedOn(), item, back));
    if (undone.writeOff() != null) {
      postings.add(new Posting(Entry.REVIVAL, undone.postedOn(), item, back.negated()));
    }
  }

  private static Money signed(Item item, Money amount) {
    return item.kind().claim() ? amount : amount.negated();
  }
}
