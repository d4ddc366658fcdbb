package huikuan.dunning.promise;

import huikuan.contracts.AccountId;
import huikuan.contracts.CustomerId;
import huikuan.contracts.Money;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.insolvency.Insolvencies;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.PolicySubject;
import huikuan.dunning.policy.PromiseTerms;
import huikuan.dunning.promise.PromiseBody.Item;
import huikuan.dunning.promise.PromiseCommand.MakePromise;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseOffers.FreeClaim;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.platform.approval.ApprovalTimes;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.calendar.Calendars;
import huikuan.platform.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes promises, on the terms of the policy that the customer is chased by. */
@Component
class Promises {

  private final Policies policies;
  private final Calendars calendars;
  private final ApprovalTimes times;
  private final PromiseOffers offers;
  private final PromiseLog log;
  private final Insolvencies insolvencies;
  private final Commands commands;

  Promises(
      Policies policies,
      Calendars calendars,
      ApprovalTimes times,
      PromiseOffers offers,
      PromiseLog log,
      Insolvencies insolvencies,
      Commands commands) {
    this.policies = policies;
    this.calendars = calendars;
    this.times = times;
    this.offers = offers;
    this.log = log;
    this.insolvencies = insolvencies;
    this.commands = commands;
  }

  /** The terms of the policy by which new claims of a customer are chased. */
  PromiseTerms terms(Customer customer, Instant now) {
    PolicySubject subject = new PolicySubject(customer.id(), customer.customerClass(), null);
    return policies.of(subject, now, customer.zone()).promises();
  }

  /**
   * The parts of claims that are promised. The same again is offered as the first time.
   *
   * @param byRecipient whether it takes the place of what the recipient promised before
   */
  Offer offer(
      AccountId account,
      List<Item> items,
      @Nullable Money amount,
      LocalDate on,
      boolean byRecipient,
      Instant now) {
    Offer whole = offers.of(account, items, amount, List.of());
    List<Promise> open = open(account, now);
    if (open.isEmpty() || open.stream().anyMatch(each -> each.isOf(account, on, whole.parts()))) {
      return whole;
    }
    return offers.of(
        account,
        items,
        amount,
        open.stream().filter(each -> !byRecipient || !each.isOfRecipient()).toList());
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
    PromiseTerms terms = terms(customer, now);
    LocalDate until = calendars.of(customer.country()).plus(on, terms.toleranceDays());
    return commands.send(
        new MakePromise(
            new PromisesKey(account.customerId()),
            account,
            offer.parts(),
            offer.unapplied(),
            LocalDate.ofInstant(now, customer.zone()),
            on,
            until,
            until.plusDays(1).atStartOfDay(customer.zone()).toInstant(),
            terms,
            said,
            byApprover,
            now,
            times.lapsesAt(account.company(), now)));
  }

  /** The same claims with what of them is not promised yet. */
  List<FreeClaim> free(AccountId account, List<FreeClaim> claims, Instant now) {
    List<Promise> open = open(account, now);
    return claims.stream()
        .map(
            each ->
                new FreeClaim(
                    each.claim(), PromiseOffers.left(each.claim().caseId(), each.free(), open)))
        .toList();
  }

  private List<Promise> open(AccountId account, Instant now) {
    return log.of(account.customerId()).stream().filter(each -> each.isOpen(now)).toList();
  }
}
