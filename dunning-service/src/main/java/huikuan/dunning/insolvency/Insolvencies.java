package huikuan.dunning.insolvency;

import huikuan.contracts.CustomerId;
import huikuan.dunning.insolvency.InsolvencyEvent.ClaimsFiled;
import huikuan.dunning.insolvency.InsolvencyEvent.FilingNear;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyEnded;
import huikuan.dunning.insolvency.InsolvencyEvent.InsolvencyOpened;
import huikuan.platform.eventlog.EventLog;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.web.Problem;
import huikuan.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whether customers are insolvent, from the log: after a change, it is seen. */
@Component
public class Insolvencies {

  private final EventLog log;

  Insolvencies(EventLog log) {
    this.log = log;
  }

  /**
   * A customer's insolvency, as the log tells it.
   *
   * @param opened null = it is not insolvent
   * @param filed null = no claims are filed
   * @param ended how the last one ended; null = none has, or there is one
   * @param version how many events there are
   */
  record Known(
      @Nullable InsolvencyOpened opened,
      @Nullable ClaimsFiled filed,
      @Nullable InsolvencyEnded ended,
      int version) {

    private static final Known NOTHING = new Known(null, null, null, 0);

    private Known after(InsolvencyEvent event) {
      return switch (event) {
        case InsolvencyOpened it -> new Known(it, filed, null, version + 1);
        case ClaimsFiled it -> new Known(opened, it, null, version + 1);
        case InsolvencyEnded it -> new Known(null, null, it, version + 1);
        case FilingNear _ -> new Known(opened, filed, ended, version + 1);
      };
    }
  }

  Known of(CustomerId customer) {
    Known known = Known.NOTHING;
    for (RecordedEvent event : log.ofAggregate(new InsolvencyKey(customer).toString(), 0)) {
      known = known.after((InsolvencyEvent) event.payload());
    }
    return known;
  }

  public boolean isInsolvent(CustomerId customer) {
    return of(customer).opened() != null;
  }

  /**
   * Refuses to agree on anything new with an insolvent customer.
   *
   * @throws ProblemException 409 if it is insolvent
   */
  public void requireSolvent(CustomerId customer) {
    if (isInsolvent(customer)) {
      throw new ProblemException(
          Problem.of(
              "customer-insolvent",
              "The customer is insolvent",
              409,
              "Nothing new can be agreed with %s before its insolvency has ended; file what it owes:"
                      .formatted(customer)
                  + " POST /dunning/customers/{company}/{customer}/insolvency/filed."));
    }
  }
}
