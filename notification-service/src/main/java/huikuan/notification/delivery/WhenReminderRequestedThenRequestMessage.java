package huikuan.notification.delivery;

import huikuan.contracts.dunning.DunningEvent;
import huikuan.contracts.dunning.DunningEvent.ReminderRequested;
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

/** A reminder that dunning asks for becomes a message. */
@Component
@ProcessingGroup("requests")
class WhenReminderRequestedThenRequestMessage {

  private final Reactions reactions;
  private final Commands commands;

  WhenReminderRequestedThenRequestMessage(Reactions reactions, Commands commands) {
    this.reactions = reactions;
    this.commands = commands;
  }

  @EventHandler
  void on(ReminderRequested event) {
    reactions.react(this, event.caseId(), () -> commands.send(request(event)));
  }

  private static RequestMessage request(ReminderRequested event) {
    return new RequestMessage(
        MessageId.of(event.caseId(), event.level()),
        new Matter(event.caseId(), event.account(), event.invoice(), event.level()),
        event.locale(),
        event.timeZone(),
        event.day(),
        recipient(event.recipient()),
        new Claim(
            event.customerName(),
            event.postedOn(),
            event.dueOn(),
            event.amount(),
            event.open(),
            event.daysLate()),
        event.policy());
  }

  private static Recipient recipient(DunningEvent.Recipient person) {
    return new Recipient(person.contactId(), person.name(), person.role(), person.email());
  }
}
