package huikuan.ledger.contacts;

import huikuan.contracts.CustomerId;
import huikuan.contracts.ledger.Contact.Stale;
import huikuan.contracts.notification.NotificationEvent.EvidenceCopyBounced;
import huikuan.contracts.notification.NotificationEvent.LetterMailBounced;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.ledger.commands.Commands;
import huikuan.ledger.customer.CustomerCommand.MarkStale;
import huikuan.ledger.customer.CustomerData;
import huikuan.ledger.customer.CustomerKey;
import huikuan.ledger.customer.CustomerOutcome;
import huikuan.ledger.customer.KnownCustomer;
import huikuan.platform.eventlog.LogEpochs;
import huikuan.platform.eventlog.RecordedEvent;
import huikuan.platform.reaction.Reactions;
import huikuan.platform.relay.CloudEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A contact whose mail came back is to be confirmed anew, unless it was told anew meanwhile. */
@Component
@ProcessingGroup("contacts")
class WhenMessageBouncesThenContactIsStale {

  private final Reactions reactions;
  private final Commands commands;
  private final CustomerData customers;
  private final LogEpochs epochs;

  WhenMessageBouncesThenContactIsStale(
      Reactions reactions, Commands commands, CustomerData customers, LogEpochs epochs) {
    this.reactions = reactions;
    this.commands = commands;
    this.customers = customers;
    this.epochs = epochs;
  }

  @EventHandler
  void on(MessageBounced event) {
    bounced(event.customer(), event.contactId(), event.customerSequence(), event.bouncedAt());
  }

  @EventHandler
  void on(LetterMailBounced event) {
    bounced(event.customer(), event.contactId(), event.customerSequence(), event.bouncedAt());
  }

  @EventHandler
  void on(EvidenceCopyBounced event) {
    bounced(event.customer(), event.contactId(), event.customerSequence(), event.bouncedAt());
  }

  private void bounced(
      CustomerId customer, String contactId, @Nullable String writtenBy, Instant at) {
    reactions.react(
        this,
        customer.toString(),
        () ->
            customers
                .newest(customer)
                .filter(known -> !isToldSince(known, contactId, writtenBy))
                .ifPresent(known -> commands.<CustomerOutcome>send(stale(known, contactId, at))));
  }

  /** Whether something else of the contact was told after what the message was written by. */
  private boolean isToldSince(KnownCustomer known, String contactId, @Nullable String writtenBy) {
    RecordedEvent told = known.toldLast().get(contactId);
    return told != null
        && writtenBy != null
        && CloudEvents.sequence(epochs.at(told.position()).id(), told).compareTo(writtenBy) > 0;
  }

  private static MarkStale stale(KnownCustomer known, String contactId, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneId.of(known.data().timeZone()));
    return new MarkStale(
        new CustomerKey(known.data().customer()),
        contactId,
        new Stale(day, Stale.Why.BOUNCE),
        null);
  }
}
