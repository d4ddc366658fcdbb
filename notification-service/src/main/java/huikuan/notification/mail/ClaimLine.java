package huikuan.notification.mail;

import huikuan.contracts.Money;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.Standing;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A claim as a letter lists it.
 *
 * @param received what of it is covered by money that is not allocated
 */
record ClaimLine(Subject subject, Money received, LocalDate today) {

  static ClaimLine of(Standing standing, LocalDate today) {
    return new ClaimLine(standing.subject(), standing.covered(), today);
  }

  /** What was paid or credited of it. */
  Money paid() {
    return subject.amount().minus(subject.open()).minus(received);
  }

  boolean partPaid() {
    return paid().signum() > 0;
  }

  boolean covered() {
    return received.signum() > 0;
  }

  boolean overdue() {
    return daysLate() > 0;
  }

  /** Below zero = it is not due yet. */
  long daysLate() {
    return ChronoUnit.DAYS.between(subject.dueOn(), today);
  }
}
