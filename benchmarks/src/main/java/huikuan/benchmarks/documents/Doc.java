package huikuan.benchmarks.documents;

import java.time.LocalDate;
import java.util.List;

/**
 * A document of the one company, in its one currency.
 *
 * @param cents its amount, above zero
 * @param pays the invoices that it names; empty of an invoice and of money on account
 */
public record Doc(
    Kind kind, String customer, String number, LocalDate postedOn, long cents, List<Part> pays) {

  public static final String COMPANY = "CN01";
  public static final String CURRENCY = "USD";

  private static final int TERM = 60;

  /** The kind of a document. */
  public enum Kind {
    INVOICE,
    RECEIPT,
    CREDIT_NOTE,
    ON_ACCOUNT
  }

  /**
   * Part of a document, against an invoice.
   *
   * @param openAfter what of the invoice is open then
   */
  public record Part(Doc invoice, long cents, long openAfter) {}

  public static Doc invoiceDue(LocalDate day, String customer, String number, long cents) {
    return new Doc(Kind.INVOICE, customer, number, day.minusDays(TERM), cents, List.of());
  }

  public String account() {
    return COMPANY + "." + customer + "." + CURRENCY;
  }

  public LocalDate dueOn() {
    return postedOn.plusDays(TERM);
  }

  public String contract() {
    return "C-" + customer;
  }

  public String salesOwner() {
    return "sales." + Math.floorMod(customer.hashCode(), 20);
  }

  /** By how much the customer owes more. */
  public long signedCents() {
    return kind == Kind.INVOICE ? cents : -cents;
  }
}
