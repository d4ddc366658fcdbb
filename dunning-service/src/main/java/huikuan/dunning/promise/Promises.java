package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseOffers.FreeClaim;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes promises, on the terms of the policy that the customer is chased by. */
@Component
class Promises {

  private final Calendars calendars;
  private final ApprovalTimes times;
  private final PromiseLog log;
  private final Commands commands;

  Promises(Calendars calendars, ApprovalTimes times, PromiseLog log, Commands commands) {
    this.calendars = calendars;
    this.times = times;
    this.log = log;
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

  /** The same claims with what of them is not promised yet. */
  List<FreeClaim> free(AccountId account, List<FreeClaim> claims, Instant now) {
    List<Promise> open =
        log.of(account.customerId()).stream().filter(each -> each.isOpen(now)).toList();
    return claims.stream().map(each -> new FreeClaim(each.claim(), free(each, open))).toList();
  }

  private static Money free(FreeClaim claim, List<Promise> open) {
    Money free = claim.free();
    for (Promise each : open) {
      free = free.minus(each.missingOf(claim.claim().caseId()).min(free));
    }
    return free;
  }
}
