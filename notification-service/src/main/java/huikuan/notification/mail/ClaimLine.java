package huikuan.notification.mail;

import huikuan.notification.message.Subject;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A claim as a letter lists it, in the letter's language. Templates read it.
 *
 * @param reference the customer's own; null = none
 * @param contract its number; null = none
 * @param paid null = nothing yet
 */
record ClaimLine(
    String number,
    String invoiceDate,
    String dueOn,
    @Nullable String reference,
    @Nullable String contract,
    String amount,
    @Nullable String paid,
    String open,
    long daysLate) {

  static ClaimLine of(Subject claim, LocalDate today, Language language) {
    boolean partPaid = claim.open().compareTo(claim.amount()) < 0;
    return new ClaimLine(
        Letters.line(claim.step().invoice()),
        language.date(claim.invoiceDate()),
        language.date(claim.dueOn()),
        line(claim.reference()),
        line(claim.contract()),
        language.amount(claim.amount()),
        partPaid ? language.amount(claim.amount().minus(claim.open())) : null,
        language.amount(claim.open()),
        daysLate(claim, today));
  }

  static long daysLate(Subject claim, LocalDate today) {
    return ChronoUnit.DAYS.between(claim.dueOn(), today);
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : Letters.line(text);
  }
}
