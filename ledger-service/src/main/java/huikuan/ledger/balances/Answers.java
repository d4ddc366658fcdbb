package huikuan.ledger.balances;

import huikuan.contracts.AccountId;
import huikuan.ledger.query.Figure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of answers. Amounts are decimal strings in the account's currency. */
final class Answers {

  record Balance(
      AccountId account,
      String currency,
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      String balance,
      String open,
      String unapplied) {}

  /**
   * @param overdue the open amount of claims that were due before the day asked for
   * @param openItems claims of which something is open
   */
  record Overview(
      AccountId account,
      String company,
      String customer,
      String currency,
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      String balance,
      String open,
      String overdue,
      String unapplied,
      long openItems) {}

  /**
   * @param items claims; their open amounts add up to what is open
   * @param credits their unapplied amounts add up to what is unapplied
   * @param next null on the last page
   */
  record Items(
      AccountId account,
      String currency,
      LocalDate asOf,
      OffsetDateTime knownAt,
      long position,
      List<Claim> items,
      List<Credit> credits,
      @Nullable String next) {}

  /**
   * @param kind invoice or refund
   * @param state open, settled or reversed
   * @param daysLate by the day asked for, or by the day it was settled or reversed; 0 = not late
   * @param settledOn the day from which nothing was open
   */
  record Claim(
      String kind,
      String number,
      String state,
      LocalDate postedOn,
      LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      String amount,
      String open,
      long daysLate,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate settledOn,
      @Nullable LocalDate reversedOn) {}

  /**
   * @param kind receipt, creditNote or writeOff
   * @param unapplied the part that stands against nothing
   */
  record Credit(
      String kind,
      String number,
      String state,
      LocalDate postedOn,
      @Nullable LocalDate originallyPostedOn,
      String amount,
      String unapplied,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate settledOn,
      @Nullable LocalDate reversedOn) {}

  /**
   * @param from null = from the account's beginning
   * @param opening the balance before {@code from}
   * @param closing the balance at the end of {@code to}
   */
  record Statement(
      AccountId account,
      String currency,
      @Nullable LocalDate from,
      LocalDate to,
      OffsetDateTime knownAt,
      long position,
      String opening,
      List<Movement> movements,
      String closing,
      @Nullable String next) {}

  /**
   * @param entry document, reversal, or revival: a recovered part of a write-off is owed again
   * @param item the item that a reversal undid
   * @param dueOn of a claim
   * @param originallyPostedOn when the document was posted elsewhere, before it was brought forward
   * @param amount above zero = the customer owes more
   * @param balance after it
   */
  record Movement(
      LocalDate effective,
      long position,
      Instant recordedAt,
      String kind,
      String number,
      String entry,
      @Nullable ItemName item,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate originallyPostedOn,
      @Nullable String contract,
      @Nullable String reference,
      String amount,
      String balance) {}

  record ItemName(String kind, String number) {}

  /**
   * @param before as known at {@code knownFrom}
   * @param after as known at {@code knownAt}
   * @param difference after less before; the effects of all documents add up to it
   */
  record Changes(
      AccountId account,
      String currency,
      LocalDate asOf,
      OffsetDateTime knownFrom,
      long fromPosition,
      OffsetDateTime knownAt,
      long position,
      Figure before,
      Figure after,
      Figure difference,
      List<Change> documents,
      @Nullable String next) {}

  /** A document recorded in between, with its effect on the figure. */
  record Change(
      long position,
      Instant recordedAt,
      String kind,
      String number,
      LocalDate postedOn,
      String balance,
      String open,
      String unapplied) {}

  private Answers() {}
}
