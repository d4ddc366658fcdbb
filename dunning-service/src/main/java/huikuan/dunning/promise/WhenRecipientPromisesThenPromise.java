package huikuan.dunning.promise;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.RecipientEvent.PaymentPromised;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.promise.PromiseCommand.Said;
import huikuan.dunning.promise.PromiseOffers.Offer;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/**
 * Takes what a recipient promises by the link in a mail, as far as a collector may agree on it: not
 * for a day that is over or too far ahead, nor of more than is open, nor by an insolvent customer.
 * Somebody sees to the rest by the task that is open for each of them.
 */
@Component
@ProcessingGroup("reminders")
class WhenRecipientPromisesThenPromise {

  private final Promises promises;
  private final Customers customers;
  private final Reactions reactions;

  WhenRecipientPromisesThenPromise(Promises promises, Customers customers, Reactions reactions) {
    this.promises = promises;
    this.customers = customers;
    this.reactions = reactions;
  }

  @EventHandler
  void on(PaymentPromised event, @Timestamp Instant at) {
    CustomerId customer = event.account().customerId();
    reactions.react(this, "promises " + customer, () -> take(event, at));
  }

  private void take(PaymentPromised event, Instant now) {
    Customer customer = customers.find(event.account().customerId());
    LocalDate today = LocalDate.ofInstant(now, customer.zone());
    LocalDate last = today.plusDays(promises.terms(customer, now).daysAhead());
    if (event.on().isBefore(today)
        || event.on().isAfter(last)
        || !promises.isSolvent(customer.id())) {
      return;
    }
    Offer offer = promises.offer(event.account(), List.of(), event.amount(), event.on(), true, now);
    if (offer.parts().isEmpty() || offer.tooMuch().signum() > 0) {
      return;
    }
    Said said = new Said(IfBroken.CALL, event.contactId(), null, event.message(), null);
    PromiseOutcome _ =
        promises.make(event.account(), customer, offer, event.on(), said, false, now);
  }
}
