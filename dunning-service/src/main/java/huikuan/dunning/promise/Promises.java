package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.insolvency.Insolvencies;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Takes promises, on the terms of the policy that the customer is chased by. */
@Component
class Promises {

  private final Calendars calendars;
  private final ApprovalTimes times;
  private final Insolvencies insolvencies;
  private final Commands commands;

  Promises(Calendars calendars, ApprovalTimes times, Insolvencies insolvencies, Commands commands) {
    this.calendars = calendars;
    this.times = times;
    this.insolvencies = insolvencies;
    this.commands = commands;
  }

  PromiseTerms terms() {
    return PromiseTerms.STANDARD;
  }

  boolean isSolvent(CustomerId customer) {
    return !insolvencies.isInsolvent(customer);
  }

  /**
   * @throws ProblemException 409 if the customer is insolvent
   */
  void requireSolvent(CustomerId customer) {
    insolvencies.requireSolvent(customer);
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
