package huikuan.dunning.insolvency;

import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.hold.CustomerHolds;
import huikuan.dunning.hold.Hold;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Keeps an insolvent customer on hold. A hold has an end, so it is prolonged before that comes. */
@Component
public class InsolvencyHold {

  private static final int HELD_DAYS = 365;

  /** Days before the hold's end on which it is prolonged. */
  private static final int PROLONGED_BEFORE = 30;

  private final CustomerHolds holds;
  private final Customers customers;

  InsolvencyHold(CustomerHolds holds, Customers customers) {
    this.holds = holds;
    this.customers = customers;
  }

  /** When a hold that is placed at a moment is to be prolonged. */
  static Instant prolongedAt(Instant placedAt) {
    return placedAt.plusSeconds((HELD_DAYS - PROLONGED_BEFORE) * 86_400L);
  }

  /** Places the hold, or prolongs it. */
  void place(CustomerId customer, Instant now) {
    Customer known = customers.find(customer);
    LocalDate until = LocalDate.ofInstant(now, known.zone()).plusDays(HELD_DAYS);
    Hold hold = new Hold(Hold.INSOLVENCY, Hold.INSOLVENT, until, null, null);
    boolean _ = holds.place(customer, hold, known.zone(), null);
  }

  void end(CustomerId customer, Instant now) {
    holds.end(customer, Hold.INSOLVENCY, now);
  }
}
