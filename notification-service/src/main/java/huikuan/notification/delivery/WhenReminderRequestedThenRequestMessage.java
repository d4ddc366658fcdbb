package huikuan.notification.delivery;

import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
import huikuan.notification.customers.Customers;
import huikuan.notification.message.Claim;
import huikuan.notification.message.Matter;
import huikuan.notification.message.MessageCommand.RequestMessage;
import huikuan.notification.message.MessageId;
import huikuan.notification.message.Recipient;
import huikuan.platform.reaction.Commands;
import huikuan.platform.reaction.Reactions;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * A reminder that dunning asks for becomes a message, once the customer's data that dunning had is
 * known here, too.
 */
@Component
@ProcessingGroup("requests")
class WhenReminderRequestedThenRequestMessage {

  private final Reactions reactions;
  private final Customers customers;
  private final Commands commands;

  WhenReminderRequestedThenRequestMessage(
      Reactions reactions, Customers customers, Commands commands) {
    this.reactions = reactions;
    this.customers = customers;
    this.commands = commands;
  }

  @EventHandler
  void on(ReminderRequested event) {
    reactions.react(
        this,
        event.caseId(),
        MessageId.of(event.caseId(), event.request()).toString(),
        () -> {
          customers.requireAtLeast(event.account().customerId(), event.customerSequence());
          commands.send(request(event));
        });
  }

  private static RequestMessage request(ReminderRequested event) {
    return new RequestMessage(
        MessageId.of(event.caseId(), event.request()),
        new Matter(
            event.caseId(), event.request(), event.account(), event.invoice(), event.level()),
        event.day(),
        new Recipient(event.recipient().contactId(), event.recipient().role()),
        new Claim(
            event.invoiceDate(), event.dueOn(), event.amount(), event.open(), event.daysLate()),
        event.policy());
  }
}
