package huikuan.notification.message;

import huikuan.contracts.Money;
import java.time.LocalDate;

/** The claim as it stood when the message was asked for. */
public record Claim(
    String customerName,
    LocalDate postedOn,
    LocalDate dueOn,
    Money amount,
    Money open,
    int daysLate) {}
