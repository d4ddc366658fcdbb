package huikuan.dunning.dispute;

import huikuan.dunning.customers.Customer;
import huikuan.dunning.dispute.DisputeCommand.Times;
import huikuan.platform.calendar.Calendars;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Tells by when disputes are to be clarified, and until when they hold. */
@Component
class DisputeTimes {

  /** Working days in which one is to be clarified. */
  private static final int DUE_WITHIN = 20;

  /** Days after its day for which it holds on, so that somebody can see to it. */
  private static final int HELD_ON = 30;

  private final Calendars calendars;

  DisputeTimes(Calendars calendars) {
    this.calendars = calendars;
  }

  /** The day by which a dispute is to be clarified that is opened today. */
  LocalDate dueOn(LocalDate today, Customer customer) {
    return calendars.of(customer.country()).plus(today, DUE_WITHIN);
  }

  static Times of(LocalDate dueOn, Customer customer) {
    return new Times(heldUntil(dueOn), dueOn.plusDays(1).atStartOfDay(customer.zone()).toInstant());
  }

  static LocalDate heldUntil(LocalDate from) {
    return from.plusDays(HELD_ON);
  }
}
