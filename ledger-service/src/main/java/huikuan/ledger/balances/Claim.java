package huikuan.ledger.balances;

import huikuan.contracts.Money;
import huikuan.ledger.account.AccountEvent.InvoicePosted;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** An invoice and what was paid of it. */
final class Claim {

  private final InvoicePosted invoice;
  private Money open;
  private LocalDate lastPaidOn;

  Claim(InvoicePosted invoice) {
    this.invoice = invoice;
    this.open = invoice.amount();
    this.lastPaidOn = invoice.postedOn();
  }

  /** Money received before the invoice was posted counts from the invoice's date. */
  void pay(Money amount, LocalDate receivedOn) {
    open = open.minus(amount);
    lastPaidOn = receivedOn.isAfter(lastPaidOn) ? receivedOn : lastPaidOn;
  }

  InvoicePosted invoice() {
    return invoice;
  }

  LocalDate postedOn() {
    return invoice.postedOn();
  }

  Money open() {
    return open;
  }

  /** The day on which nothing was open any more; null while something is. */
  @Nullable LocalDate settledOn() {
    return open.signum() == 0 ? lastPaidOn : null;
  }

  /** By the day asked for, or by the day it was settled; 0 = not late. */
  long daysLate(LocalDate day) {
    LocalDate end = open.signum() == 0 ? lastPaidOn : day;
    return Math.max(0, ChronoUnit.DAYS.between(invoice.dueOn(), end));
  }
}
