package huikuan.ledger.contacts;

import huikuan.contracts.ledger.Contact;
import huikuan.contracts.ledger.Contact.Confirmation;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.ConfirmContact;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.CustomerKey;
import huikuan.ledger.customer.CustomerOutcome;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.ledger.recipient.LinkEvent.ByRecipient;
import huikuan.ledger.recipient.LinkEvent.ItemDisputed;
import huikuan.ledger.recipient.LinkEvent.OfferAnswered;
import huikuan.ledger.recipient.LinkEvent.PaymentPromised;
import huikuan.ledger.recipient.LinkEvent.WhyUnpaidTold;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * A contact whom we had confirmed, and who answers by the link in a mail, is still the right one.
 * An answer confirms nobody whom none of us has confirmed, nor one who has another address since.
 */
@Component
@ProcessingGroup("contacts")
class WhenRecipientTellsThenContactIsConfirmed {

  private final Reactions reactions;
  private final Commands commands;
  private final CustomerData customers;

  WhenRecipientTellsThenContactIsConfirmed(
      Reactions reactions, Commands commands, CustomerData customers) {
    this.reactions = reactions;
    this.commands = commands;
    this.customers = customers;
  }

  @EventHandler
  void on(WhyUnpaidTold event) {
    told(event, event.toldAt());
  }

  @EventHandler
  void on(ItemDisputed event) {
    told(event, event.toldAt());
  }

  @EventHandler
  void on(OfferAnswered event) {
    told(event, event.toldAt());
  }

  @EventHandler
  void on(PaymentPromised event) {
    told(event, event.toldAt());
  }

  private void told(ByRecipient event, Instant at) {
    reactions.react(
        this,
        event.customer().toString(),
        () ->
            customers
                .newest(event.customer())
                .flatMap(known -> renewed(known, event, at))
                .ifPresent(commands::<CustomerOutcome>send));
  }

  private static Optional<ConfirmContact> renewed(
      KnownCustomer known, ByRecipient event, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.of(known.data().timeZone()));
    return known
        .contact(event.contactId())
        .filter(contact -> isConfirmedBefore(contact, day))
        .map(
            contact ->
                new ConfirmContact(
                    new CustomerKey(event.customer()),
                    contact.id(),
                    new Confirmation(
                        day, "recipient:" + contact.id(), Confirmation.How.REPLY, event.message()),
                    null));
  }

  private static boolean isConfirmedBefore(Contact contact, LocalDate day) {
    Stale stale = contact.stale();
    return contact.confirmation() != null
        && contact.confirmation().on().isBefore(day)
        && (stale == null || stale.why() == Stale.Why.AGE);
  }
}
