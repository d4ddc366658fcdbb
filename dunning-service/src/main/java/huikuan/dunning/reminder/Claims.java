package huikuan.dunning.reminder;

import huikuan.contracts.ledger.LedgerEvent.Allocation;
import huikuan.contracts.ledger.LedgerEvent.InvoicePosted;
import huikuan.contracts.ledger.LedgerEvent.ReceiptRecorded;
import huikuan.contracts.notification.NotificationEvent;
import huikuan.contracts.notification.NotificationEvent.MessageFailed;
import huikuan.contracts.notification.NotificationEvent.MessageSent;
import huikuan.contracts.notification.NotificationEvent.MessageWithdrawn;
import huikuan.dunning.customers.Customers;
import huikuan.dunning.policy.Policies;
import huikuan.dunning.reminder.ReminderCommand.OpenCase;
import huikuan.dunning.reminder.ReminderCommand.ReduceClaim;
import huikuan.dunning.reminder.ReminderCommand.ReportDelivery;
import huikuan.platform.reaction.Commands;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings what other services tell to the cases it concerns: an invoice opens one, money ends it.
 */
@Component
@ProcessingGroup("reminders")
class Claims {

  private static final Logger log = LoggerFactory.getLogger(Claims.class);

  private final Customers customers;
  private final Policies policies;
  private final Commands commands;

  Claims(Customers customers, Policies policies, Commands commands) {
    this.customers = customers;
    this.policies = policies;
    this.commands = commands;
  }

  @EventHandler
  void on(InvoicePosted event, @Timestamp Instant recordedAt) {
    commands.send(
        new OpenCase(
            ReminderCommand.caseOf(event.account(), event.number()),
            event,
            customers.find(event.customerId()),
            policies.current(),
            recordedAt));
  }

  @EventHandler
  void on(ReceiptRecorded event, @MetaDataValue("position") Long position) {
    for (Allocation allocation : byInvoice(event).values()) {
      send(
          new ReduceClaim(
              ReminderCommand.caseOf(event.account(), allocation.invoice()),
              event.number(),
              event.postedOn(),
              allocation.amount(),
              allocation.openAfter(),
              position));
    }
  }

  @EventHandler
  void on(NotificationEvent event, @Timestamp Instant recordedAt) {
    send(
        switch (event) {
          case MessageSent m ->
              new ReportDelivery(
                  m.caseId(), m.level(), m.message(), "sent", m.to(), m.sentAt(), m.hash());
          case MessageFailed m ->
              new ReportDelivery(
                  m.caseId(), m.level(), m.message(), "failed", m.to(), recordedAt, m.reason());
          case MessageWithdrawn m ->
              new ReportDelivery(
                  m.caseId(), m.level(), m.message(), "withdrawn", null, recordedAt, m.reason());
        });
  }

  /** A receipt that pays one invoice in several parts reduces it once, to what the last leaves. */
  private static Map<String, Allocation> byInvoice(ReceiptRecorded event) {
    Map<String, Allocation> allocations = new LinkedHashMap<>();
    for (Allocation next : event.allocations()) {
      allocations.merge(
          next.invoice(),
          next,
          (one, two) ->
              new Allocation(one.invoice(), one.amount().plus(two.amount()), two.openAfter()));
    }
    return allocations;
  }

  /** What this service never saw opened, it does not chase: there is nothing to change. */
  private void send(ReminderCommand command) {
    try {
      commands.send(command);
    } catch (AggregateNotFoundException unknown) {
      log.warn("There is no case {} for {}", command.caseId(), command.getClass().getSimpleName());
    }
  }
}
