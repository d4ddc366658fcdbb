package huikuan.ledger.balances;

import com.fasterxml.jackson.annotation.JsonRawValue;
import huikuan.contracts.AccountId;
import huikuan.ledger.account.AccountEvent.Allocation;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import huikuan.ledger.account.AccountEvent.ReceiptRecorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of answers. Amounts are decimal strings in the account's currency. */
final class Answers {

  record Balance(
      AccountId account,
      String currency,
      LocalDate asOf,
      Object knownAt,
      long position,
      String balance,
      String open,
      String unapplied) {}

  record Overview(
      AccountId account,
      String company,
      String customer,
      String currency,
      LocalDate asOf,
      Object knownAt,
      long position,
      String balance,
      String open,
      String overdue,
      String unapplied,
      long openItems) {}

  record Items(
      AccountId account,
      String currency,
      LocalDate asOf,
      Object knownAt,
      long position,
      List<Item> items) {}

  /**
   * @param daysLate by the day asked for, or by the day it was settled; 0 = not late
   */
  record Item(
      String number,
      LocalDate postedOn,
      LocalDate dueOn,
      String amount,
      String open,
      long daysLate,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @Nullable LocalDate settledOn) {

    static Item of(Claim claim, LocalDate day) {
      InvoicePosted invoice = claim.invoice();
      return new Item(
          invoice.number(),
          invoice.postedOn(),
          invoice.dueOn(),
          invoice.amount().decimal(),
          claim.open().decimal(),
          claim.daysLate(day),
          invoice.contract(),
          invoice.reference(),
          invoice.salesOwner(),
          claim.settledOn());
    }
  }

  record History(AccountId account, Object knownAt, long position, List<Entry> events) {}

  /**
   * @param type the event's stable name
   */
  record Entry(long position, Instant recordedAt, String type, Posting document) {}

  /** A document and what was decided about it. */
  sealed interface Posting {}

  record Invoice(
      String kind,
      String number,
      LocalDate postedOn,
      LocalDate dueOn,
      String amount,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner,
      @JsonRawValue @Nullable String lines)
      implements Posting {

    static Invoice of(InvoicePosted event) {
      return new Invoice(
          event.key().kind().toString(),
          event.number(),
          event.postedOn(),
          event.dueOn(),
          event.amount().decimal(),
          event.contract(),
          event.reference(),
          event.salesOwner(),
          event.lines());
    }
  }

  record Receipt(
      String kind,
      String number,
      LocalDate postedOn,
      String amount,
      List<Part> allocations,
      String unapplied,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable String salesOwner)
      implements Posting {

    static Receipt of(ReceiptRecorded event) {
      return new Receipt(
          event.key().kind().toString(),
          event.number(),
          event.postedOn(),
          event.amount().decimal(),
          event.allocations().stream().map(Part::of).toList(),
          event.unapplied().decimal(),
          event.contract(),
          event.reference(),
          event.salesOwner());
    }
  }

  record Part(String invoice, String amount, String openAfter) {
    static Part of(Allocation allocation) {
      return new Part(
          allocation.invoice(), allocation.amount().decimal(), allocation.openAfter().decimal());
    }
  }

  private Answers() {}
}
