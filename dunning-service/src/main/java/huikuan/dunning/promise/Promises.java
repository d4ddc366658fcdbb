package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Takes promises, on the terms of the policy that the customer is chased by. */
@Component
class Promises {

  private final Calendars calendars;
  private final ApprovalTimes times;
  private final Commands commands;

  Promises(Calendars calendars, ApprovalTimes times, Commands commands) {
    this.calendars = calendars;
    this.times = times;
    this.commands = commands;
  }

  PromiseTerms terms() {
    return PromiseTerms.STANDARD;
  }

  /**
   * Takes a promise for what is offered.
   *
   * @param byApprover whether its taker approves such promises
   */
  PromiseOutcome make(
      AccountId account,
      Customer customer,
      Offer offer,
      LocalDate on,
      Said said,
      boolean byApprover,
      Instant now) {
    LocalDate until = calendars.of(customer.country()).plus(on, terms().toleranceDays());
    return commands.sendUntilFirst(
        new MakePromise(
            new PromisesKey(account.customerId()),
            account,
            offer.parts(),
            offer.unapplied(),
            LocalDate.ofInstant(now, customer.zone()),
            on,
            until,
            until.plusDays(1).atStartOfDay(customer.zone()).toInstant(),
            terms(),
            said,
            byApprover,
            now,
            times.lapsesAt(account.company(), now)));
  }
}
