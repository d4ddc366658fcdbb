package huikuan.notification.message;

import huikuan.contracts.Money;
import java.time.LocalDate;

/**
 * The claim as it stood when the message was asked for.
 *
 * @param invoiceDate the day on the invoice
 */
public record Claim(
    LocalDate invoiceDate, LocalDate dueOn, Money amount, Money open, int daysLate) {}
