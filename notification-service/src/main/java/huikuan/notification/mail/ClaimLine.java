package huikuan.notification.mail;

import huikuan.contracts.ItemKind;
import huikuan.contracts.Money;
import huikuan.notification.message.Subject;
import huikuan.notification.openamounts.ClaimState;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A claim as a letter lists it.
 *
 * @param subject with what is asked for
 * @param held what of it is open and on hold
 * @param received what of it is covered by money that is not allocated
 */
record ClaimLine(Subject subject, Money held, Money received, LocalDate today) {

  static ClaimLine of(ClaimState state, LocalDate today) {
    return new ClaimLine(state.subject(), state.held(), state.covered(), today);
  }

  /** What was paid or credited of it. */
  Money paid() {
    return subject.amount().minus(open()).minus(received);
  }

  /** What is asked for, and what is on hold. */
  Money open() {
    return subject.open().plus(held);
  }

  boolean refund() {
    return subject.step().itemKind() == ItemKind.REFUND;
  }

  boolean partHeld() {
    return held.signum() > 0;
  }

  boolean partPaid() {
    return paid().signum() > 0;
  }

  boolean covered() {
    return received.signum() > 0;
  }

  /** Whether the customer is asked to confirm that it has the goods. */
  boolean confirmGoods() {
    return Boolean.TRUE.equals(subject.confirmGoods());
  }

  boolean overdue() {
    return daysLate() > 0;
  }

  /** Below zero = it is not due yet. */
  long daysLate() {
    return ChronoUnit.DAYS.between(subject.dueOn(), today);
  }
}
