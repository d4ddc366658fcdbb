package huikuan.dunning.reminder;

import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.OpenItem;
import huikuan.contracts.ledger.LedgerEvent.OpenItemsChanged;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageBounced;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.OfMessage;
import huikuan.contracts.notification.NotificationEvent.StepsLeftOut;
import huikuan.dunning.customers.Customer;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.policy.Policy;
import huikuan.dunning.policy.PolicySubject;
import huikuan.dunning.reminder.ReminderCommand.ChangeOpenAmount;
import huikuan.dunning.reminder.ReminderCommand.Document;
import huikuan.dunning.reminder.ReminderCommand.OpenCase;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
import huikuan.platform.axon.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import java.time.Instant;
import java.util.function.Supplier;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what other services tell to the cases it concerns: an invoice opens one, and every
 * document that changes its open amount ends it, or brings it back.
 */
@Component
@ProcessingGroup("reminders")
class Claims {

  private static final Logger log = LoggerFactory.getLogger(Claims.class);
  private static final String POSITION = "position";
  private static final String SEQUENCE = "ce_sequence";

  /** The kind of debit item that is chased. */
  private static final String INVOICE = "invoice";

  private final Customers customers;
  private final Policies policies;
  private final Reactions reactions;
  private final Commands commands;

  Claims(Customers customers, Policies policies, Reactions reactions, Commands commands) {
    this.customers = customers;
    this.policies = policies;
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(InvoicePosted event, @Timestamp Instant recordedAt) {
    String caseId = ReminderCommand.caseOf(event.account(), event.number());
    send(
        caseId,
        () -> {
          Customer customer = customers.find(event.customerId());
          return new OpenCase(
              caseId, event, customer, policy(event, customer, recordedAt), recordedAt);
        });
  }

  private Policy policy(InvoicePosted invoice, Customer customer, Instant recordedAt) {
    return policies.of(
        new PolicySubject(customer.id(), customer.customerClass(), invoice.contract()),
        recordedAt,
        customer.zone());
  }

  @EventHandler
  void on(
      OpenItemsChanged event,
      @MetaDataValue(POSITION) Long position,
      @MetaDataValue(SEQUENCE) @Nullable String sequence,
      @Timestamp Instant recordedAt) {
    Document document = new Document(event.kind(), event.number(), event.postedOn());
    for (OpenItem each : event.items()) {
      if (each.kind().equals(INVOICE)) {
        String caseId = ReminderCommand.caseOf(event.account(), each.number());
        send(
            caseId,
            () ->
                new ChangeOpenAmount(
                    caseId,
                    document,
                    each.change(),
                    each.open(),
                    position,
                    sequence,
                    recordedAt,
                    customers.find(event.customerId())));
      }
    }
  }

  @EventHandler
  void on(OfMessage event, @Timestamp Instant recordedAt) {
    Delivery delivery =
        switch (event) {
          case MessageSent m -> new Delivery("sent", m.contactId(), m.sentAt(), m.hash());
          case MessageFailed m -> new Delivery("failed", m.contactId(), recordedAt, m.reason());
          case MessageBounced m ->
              new Delivery("bounced", m.contactId(), m.bouncedAt(), m.reason());
          case StepsLeftOut m -> new Delivery("left-out", null, recordedAt, reason(m));
        };
    for (NotificationEvent.Step step : event.steps()) {
      send(
          step.caseId(),
          () ->
              new ReportDelivery(
                  step.caseId(),
                  step.request(),
                  step.level(),
                  event.message(),
                  delivery.outcome(),
                  delivery.contactId(),
                  delivery.at(),
                  delivery.detail(),
                  recordedAt,
                  customers.find(event.customer())));
    }
  }

  private static String reason(StepsLeftOut event) {
    return event.detail() == null ? event.reason() : event.reason() + ": " + event.detail();
  }

  private record Delivery(String outcome, @Nullable String contactId, Instant at, String detail) {}

  /** Each case for itself: if one can't take its news, they wait, and the others go on. */
  private void send(String caseId, Supplier<? extends ReminderCommand> command) {
    reactions.react(this, caseId, caseId, () -> sendNow(command.get()));
  }

  /** What this service never saw opened, it does not chase: there is nothing to change. */
  private void sendNow(ReminderCommand command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
