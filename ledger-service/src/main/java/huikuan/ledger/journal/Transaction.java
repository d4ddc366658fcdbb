package huikuan.ledger.journal;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.ledger.account.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The movement of a document on a day. Its legs add up to zero.
 *
 * @param position the commit that holds the document
 */
record Transaction(Head head, List<Leg> legs) {

  /** The document, and the day. */
  record Head(
      LocalDate day,
      long position,
      Instant recordedAt,
      AccountId account,
      Kind kind,
      String number) {}

  /** An item of another document. */
  record Other(Kind kind, String number) {}

  /**
   * One account's part.
   *
   * @param of the item that it changes; null if it is the document's own, or none
   */
  record Leg(Place place, @Nullable Other of, Money amount) {}
}
